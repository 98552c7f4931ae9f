/** The content security policy that the app is built, served and tested under. */

/** Hosts of the public MNIST files, fetched only when a person asks for them. */
const publicData = ['https://storage.googleapis.com', 'https://ossci-datasets.s3.amazonaws.com'];

/** The Hugging Face hub and the hosts that it sends large files from, fetched only when a person asks for a model. */
const modelHub = ['https://huggingface.co', 'https://*.huggingface.co', 'https://*.hf.co'];

/**
 * The policy as one line. In development, the server's own inline script carries `nonce` and hot reload needs a socket.
 * @param {{ nonce?: string }} [development]
 */
export function contentSecurityPolicy(development) {
  const nonce = development?.nonce ? [`'nonce-${development.nonce}'`] : [];
  const socket = development ? ['ws:'] : [];
  const directives = {
    'default-src': ["'self'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...nonce],
    'connect-src': ["'self'", 'blob:', 'data:', ...socket, ...publicData, ...modelHub],
    'img-src': ["'self'", 'blob:', 'data:'],
    'style-src': ["'self'", "'unsafe-inline'"],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
  };
  return Object.entries(directives).map(([name, sources]) => `${name} ${sources.join(' ')}`).join('; ');
}
