/** Trains a template's networks in PyTorch, in a process of its own. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layersOf } from '../../src/nodes/networks/layersOf';
import { paramsOf } from '../../src/nodes/registry';
import type { GraphDocument } from '../../src/runtime/graph/document';
import type { Figures } from './judging';

export interface PytorchResult {
  description: string;
  figures: Figures;
  pictures: Float32Array;
}

/** Trains from fresh weights on the first 9,000 digits of the test split in `mnist`, and draws `samples` pictures. */
export async function trainInPytorch(document: GraphDocument, options: { mnist: string; seed: number; samples: number; threads: number }): Promise<PytorchResult> {
  const pictures = join(tmpdir(), `pytorch-${process.pid}.f32`);
  const { description, ...figures } = await ask({ ...jobOf(document), ...options, pictures });
  const bytes = readFileSync(pictures);
  rmSync(pictures);
  return { description: String(description), figures: figures as Figures, pictures: new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)) };
}

/** The document as PyTorch is told it: layers by network, the trainer's parameters, the latent size. */
function jobOf(document: GraphDocument) {
  const networks = ['generator', 'discriminator', 'encoder', 'decoder'].filter((id) => document.nodes[id]);
  const params = (id: string) => paramsOf(document.nodes[id]!);
  return {
    ...Object.fromEntries(networks.map((id) => [id, layersOf(params(id))])),
    trainer: params('trainer'),
    latent: document.nodes.encoder ? params('encoder').latent : params('noise').dim,
  };
}

function ask(job: unknown): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const child = spawn('/usr/bin/python3', ['scripts/compare/pytorch_training.py'], { stdio: ['pipe', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (text) => (said += String(text)));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(said) as Record<string, unknown>) : reject(new Error(`PyTorch ended with ${code}`))));
    child.stdin.end(`${JSON.stringify(job)}\n`);
  });
}
