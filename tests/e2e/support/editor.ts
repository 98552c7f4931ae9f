/** The editor as a person meets it: nodes by their titles, ports by their names, parameters by their labels. */
import { type Locator, type Page, expect } from '@playwright/test';

/** A place on the canvas, as shares of its width and height. */
export interface Place {
  x: number;
  y: number;
}

export interface TestFile {
  name: string;
  bytes: Uint8Array;
}

/** What a graph file holds, as far as the editor's tests ask. */
interface GraphFile extends Record<string, unknown> {
  meta: { name: string };
}

/** On a slow machine, in ms. */
const longestTraining = 60_000;

export class Editor {
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly name: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.canvas = page.getByRole('main', { name: 'Canvas' });
    this.inspector = page.getByRole('complementary', { name: 'Inspector' });
    this.name = page.getByRole('textbox', { name: 'Name of the graph' });
    this.dialog = page.getByRole('dialog');
  }

  /** Opens the app and waits for a graph. */
  async open(): Promise<void> {
    await this.page.goto('./');
    await expect(this.canvas).toBeVisible();
    await expect(this.name).not.toHaveValue('');
  }

  /** An empty canvas, zoomed out so that a whole pipeline has room. */
  async newGraph(): Promise<void> {
    await this.menu('New graph');
    await expect(this.name).toHaveValue('Untitled');
    await expect(this.canvas.getByText('Double-click or press Space to add a node')).toBeVisible();
    for (let click = 0; click < 3; click++) await this.canvas.getByRole('button', { name: 'Zoom out' }).click();
  }

  /** Chooses from the main menu. */
  async menu(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Menu', exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Opens a template of the gallery. */
  async openTemplate(title: string): Promise<void> {
    await this.menu('Template gallery');
    await this.page.getByRole('region', { name: 'Templates' }).getByRole('button', { name: new RegExp(`^${title}`) }).click();
    await expect(this.name).toHaveValue(title);
  }

  /** Computes on WebAssembly, whatever the probe found. */
  async useWasm(): Promise<void> {
    const chip = this.page.getByRole('button', { name: 'Device' });
    await expect(chip).not.toContainText('Probing', { timeout: 30_000 });
    await chip.click();
    await this.page.getByRole('menuitemradio', { name: /^WebAssembly/ }).click();
    await expect(chip).toContainText('WebAssembly');
  }

  /** Opens a graph file by the menu; `content` is its text, or what becomes its JSON. */
  async importFile(content: unknown, name = 'graph.latentloom.json'): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.menu('Import JSON…');
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(textOf(content)) });
  }

  /** Opens a graph file that is in order and waits until it is on the canvas. */
  async openGraph(graph: GraphFile): Promise<void> {
    await this.importFile(graph);
    await expect(this.name).toHaveValue(graph.meta.name);
  }

  /** Drops files on a part of the page, as from the desktop. */
  async dropFiles(target: Locator, files: readonly TestFile[]): Promise<void> {
    const transfer = await this.page.evaluateHandle((dropped) => {
      const data = new DataTransfer();
      for (const { name, bytes } of dropped) data.items.add(new File([new Uint8Array(bytes)], name));
      return data;
    }, files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })));
    for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer: transfer });
  }

  nodes(): Locator {
    return this.canvas.getByRole('article');
  }

  /** A node by its title; the first one where there are several. */
  node(title: string): Locator {
    return this.nodes().filter({ has: this.page.getByRole('heading', { name: title, exact: true }) }).first();
  }

  port(title: string, port: string): Locator {
    return this.node(title).getByLabel(new RegExp(`^${port} (?!logits)`));
  }

  wires(): Locator {
    return this.page.getByRole('group', { name: /^Edge from/ });
  }

  /** Drags a node from the palette; the pointer lets it go at `at`. */
  async dragNode(title: string, at: Place): Promise<void> {
    const before = await this.nodes().count();
    const entry = this.page.getByRole('option', { name: new RegExp(`^${title} `) });
    await entry.dragTo(this.canvas, { targetPosition: await this.pointIn(at) });
    await expect(this.nodes()).toHaveCount(before + 1);
  }

  /** Drags a wire from an output to an input and lets go. */
  async dragWire(from: [node: string, port: string], to: [node: string, port: string]): Promise<void> {
    await this.grabWire(from);
    await this.dropOn(this.port(...to));
  }

  /** Drags a wire that must hold. */
  async wire(from: [node: string, port: string], to: [node: string, port: string]): Promise<void> {
    const before = await this.wires().count();
    await this.dragWire(from, to);
    await expect(this.wires()).toHaveCount(before + 1);
  }

  /** Presses on a port and drags a little: the wire hangs at the pointer. */
  async grabWire(from: [node: string, port: string]): Promise<void> {
    const port = this.port(...from);
    await port.hover();
    await this.page.mouse.down();
    const { x, y } = await centreOf(port);
    await this.page.mouse.move(x + 12, y + 12, { steps: 3 });
  }

  /** Moves what the pointer holds onto a part of the page and lets go. */
  async dropOn(target: Locator): Promise<void> {
    const { x, y } = await centreOf(target);
    await this.page.mouse.move(x - 8, y - 8, { steps: 6 });
    await target.hover();
    await this.page.mouse.up();
  }

  /** Moves what the pointer holds to a place of the canvas and lets go. */
  async dropAt(at: Place): Promise<void> {
    const box = (await this.canvas.boundingBox())!;
    await this.page.mouse.move(box.x + at.x * box.width, box.y + at.y * box.height, { steps: 6 });
    await this.page.mouse.up();
  }

  async select(title: string): Promise<void> {
    await this.node(title).getByRole('heading', { name: title }).click();
    await expect(this.inspector.getByRole('heading', { name: title })).toBeVisible();
  }

  /** The field of a number in the inspector of the selected node. */
  field(label: string): Locator {
    return this.inspector.getByRole('spinbutton', { name: label, exact: true });
  }

  /** Types a number into a parameter of a node. */
  async setNumber(title: string, label: string, value: number): Promise<void> {
    await this.select(title);
    await this.field(label).click();
    await this.page.keyboard.type(String(value));
    await this.page.keyboard.press('Enter');
    await expect(this.field(label)).toHaveAttribute('aria-valuenow', String(value));
  }

  /** Gives a network node the layers of a preset. */
  async choosePreset(title: string, preset: RegExp): Promise<void> {
    await this.select(title);
    await this.inspector.getByRole('button', { name: 'Presets' }).click();
    await this.page.getByRole('menuitem', { name: preset }).click();
  }

  async runAll(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run all' }).click();
  }

  /** Waits until nothing runs any more. */
  async rested(): Promise<void> {
    await expect(this.page.getByRole('button', { name: 'Run all' })).toBeVisible({ timeout: longestTraining });
  }

  /** Presses a button of a node's body. */
  async press(title: string, button: string): Promise<void> {
    await this.node(title).getByRole('button', { name: button, exact: true }).click();
  }

  /** A live figure of a node, such as `Step` or `D(real)`. */
  figure(title: string, figure: string): Locator {
    const term = this.page.getByRole('term').filter({ hasText: new RegExp(`^${escape(figure)}$`) });
    return this.node(title).locator('div').filter({ has: term }).last().getByRole('definition');
  }

  /** Steps that a trainer has done. */
  async step(trainer = 'GAN Trainer'): Promise<number> {
    return Number.parseInt(await this.figure(trainer, 'Step').innerText(), 10);
  }

  /** Waits until a trainer has done so many steps. */
  async stepsDone(least: number, trainer = 'GAN Trainer'): Promise<void> {
    await expect.poll(() => this.step(trainer), { timeout: longestTraining }).toBeGreaterThanOrEqual(least);
  }

  /** Waits until a training has done all its steps. */
  async trained(trainer = 'GAN Trainer'): Promise<void> {
    await expect(this.figure(trainer, 'State')).toHaveText('trained', { timeout: longestTraining });
  }

  /** A curve tells a loss, and another one while the training goes on: at its end it may be what it was, to three digits. */
  async expectLossMoving(curve: string): Promise<void> {
    const loss = this.figure('Loss Chart', curve);
    await expect(loss).toHaveText(/^\d+\.\d{3}$/);
    await expect(loss).not.toHaveText(await loss.innerText());
  }

  /** The first digits of the checkpoint that the selected trainer has. */
  weights(): Promise<string> {
    return this.inspector.getByText(/^[0-9a-f]{8,12}$/).innerText();
  }

  /** How a node stands: `done`, `stale`, `problem`. */
  async expectStatus(title: string, status: string): Promise<void> {
    await expect(this.node(title)).toHaveAttribute('data-status', status);
  }

  private async pointIn({ x, y }: Place): Promise<{ x: number; y: number }> {
    const box = (await this.canvas.boundingBox())!;
    return { x: x * box.width, y: y * box.height };
  }
}

function textOf(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content);
}

async function centreOf(target: Locator): Promise<{ x: number; y: number }> {
  const box = (await target.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function escape(text: string): string {
  return text.replace(/[()]/g, '\\$&');
}
