/** `npm start`: installs what is missing and serves the editor. Needs nothing but Node and npm. */
import { ensurePackages, root } from './lib/packages.mjs';

ensurePackages();
process.chdir(root);
const { createServer } = await import('vite');
const server = await createServer();
await server.listen();
console.log('Latentloom is at:');
server.printUrls();
