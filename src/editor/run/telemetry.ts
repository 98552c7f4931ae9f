/** Metrics and pictures that arrive many times a second: kept outside React and announced at most once a frame. */
import { flushSync } from 'react-dom';
import type { NodeId } from '../../runtime/graph/document';
import type { LayerInside, MetricsChunk, Preview } from '../../runtime/protocol';
import { MetricColumns } from './columns';

type Listener = () => void;

/** Every layer of a network at a step. */
export interface NetworkInside {
  readonly step: number;
  readonly layers: readonly LayerInside[];
}

export class Telemetry {
  private readonly metricsOf = new Map<NodeId, MetricColumns>();
  private readonly previewOf = new Map<NodeId, Preview>();
  private readonly insideOf = new Map<NodeId, NetworkInside>();
  private readonly listeners = new Map<NodeId, Set<Listener>>();
  private readonly changed = new Set<NodeId>();
  private scheduled = false;

  /** `onFrame` calls back once, before the next repaint. */
  constructor(private readonly onFrame: (callback: () => void) => void) {}

  metrics(node: NodeId): MetricColumns | undefined {
    return this.metricsOf.get(node);
  }

  preview(node: NodeId): Preview | undefined {
    return this.previewOf.get(node);
  }

  /** What was seen last inside a network. */
  inside(node: NodeId): NetworkInside | undefined {
    return this.insideOf.get(node);
  }

  append(chunk: MetricsChunk): void {
    const columns = this.metricsOf.get(chunk.node) ?? new MetricColumns();
    this.metricsOf.set(chunk.node, columns);
    columns.append(chunk);
    this.announce(chunk.node);
  }

  setPreview(node: NodeId, preview: Preview): void {
    this.previewOf.set(node, preview);
    this.announce(node);
  }

  setInside(node: NodeId, inside: NetworkInside): void {
    this.insideOf.set(node, inside);
    this.announce(node);
  }

  clearMetrics(node: NodeId): void {
    this.metricsOf.delete(node);
    this.announce(node);
  }

  clear(): void {
    const nodes = new Set([...this.metricsOf.keys(), ...this.previewOf.keys(), ...this.insideOf.keys()]);
    this.metricsOf.clear();
    this.previewOf.clear();
    this.insideOf.clear();
    for (const node of nodes) this.announce(node);
  }

  /** Calls `listener` in the frame after `node` changed; returns what ends that. */
  subscribe(node: NodeId, listener: Listener): () => void {
    const present = this.listeners.get(node) ?? new Set<Listener>();
    this.listeners.set(node, present);
    present.add(listener);
    return () => {
      present.delete(listener);
    };
  }

  private announce(node: NodeId): void {
    this.changed.add(node);
    if (this.scheduled) return;
    this.scheduled = true;
    this.onFrame(() => this.flush());
  }

  private flush(): void {
    this.scheduled = false;
    const nodes = [...this.changed];
    this.changed.clear();
    for (const node of nodes) for (const listener of this.listeners.get(node) ?? []) listener();
  }
}

/** The editor's telemetry. React would put what listeners set off to a task of its own, and the page be drawn twice. */
export const telemetry = new Telemetry((callback) => requestAnimationFrame(() => flushSync(callback)));
