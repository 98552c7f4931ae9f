/** Mounts the editor and opens a graph. */
import './theme/tokens.css';
import './theme/base.css';
import './theme/theme';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';

// Comes beside the first paint, not before it, and storage with it.
const booting = import('./document/boot');

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
createRoot(root).render(<StrictMode><App /></StrictMode>);
void booting.then(({ boot }) => boot());
