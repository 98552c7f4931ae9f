/** Ink, four pixels at once: WebAssembly that is written on the spot. */
import { sequence, type I32, type Statement, type V128 } from '../../assembler/code';
import { f32x4, i32, v128 } from '../../assembler/instructions';
import { eachIndex } from '../../assembler/loops';
import { FunctionBuilder, ModuleBuilder } from '../../assembler/module';
import { addresses, DIGIT_SIZE, entry, entryLength, LANES, memoryPages, ROW, type Ink } from './pieces';

const [entryBytes, rowBytes, imageRowBytes, vectorBytes] = [4 * entryLength, 4 * ROW, 4 * DIGIT_SIZE, 4 * LANES];

/** Null where there are no vectors. */
export function inkVectors(): Ink | null {
  const bytes = inkModule();
  if (!WebAssembly.validate(bytes)) return null;
  const memory = new WebAssembly.Memory({ initial: memoryPages, maximum: memoryPages });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  return { memory: memory.buffer, draw: exports.draw as Ink['draw'] };
}

function inkModule(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder();
  const builder = new FunctionBuilder(1);
  const end = i32.add(i32.const(addresses.pieces), i32.multiply(builder.parameter(0).value, i32.const(entryBytes)));
  module.export('draw', builder, sequence(
    eachIndex(builder, i32.const(addresses.pieces), end, entryBytes, (piece) => drawPiece(builder, piece)),
    finish(builder),
  ));
  return module.build({ pages: memoryPages, shared: false });
}

const uniform = (value: number) => v128.uniform(value, 'f32');

function drawPiece(builder: FunctionBuilder, piece: I32): Statement {
  const vector = () => builder.local('v128');
  const loads: Statement[] = [];
  const number = (name: keyof typeof entry): V128 => {
    const local = vector();
    loads.push(local.set(v128.loadSplat(piece, 4 * entry[name])));
    return local.value;
  };
  const [offX, offY, dx, dy] = [number('offX'), number('offY'), number('dx'), number('dy')];
  const [inverseSquare, reach, widening] = [number('inverseSquare'), number('reach'), number('widening')];
  const [row, column, px, py, along, x, y] = [vector(), vector(), vector(), vector(), vector(), vector(), vector()];
  const [first, end, width] = [builder.local('i32'), builder.local('i32'), builder.local('i32')];

  const alongLine = f32x4.multiply(f32x4.add(f32x4.multiply(px.value, dx), f32x4.multiply(py.value, dy)), inverseSquare);
  const distance = f32x4.sqrt(f32x4.add(f32x4.multiply(x.value, x.value), f32x4.multiply(y.value, y.value)));
  const depth = f32x4.subtract(f32x4.add(reach, f32x4.multiply(along.value, widening)), distance);
  const drawPixels = (pixel: I32) => sequence(
    px.set(f32x4.add(offX, column.value)),
    along.set(f32x4.pseudoMin(f32x4.pseudoMax(alongLine, uniform(0)), uniform(1))),
    x.set(f32x4.subtract(px.value, f32x4.multiply(along.value, dx))),
    y.set(f32x4.subtract(py.value, f32x4.multiply(along.value, dy))),
    v128.store(pixel, f32x4.pseudoMax(v128.load(pixel, addresses.canvas), depth), addresses.canvas),
    column.set(f32x4.add(column.value, uniform(LANES))),
  );
  const drawRow = (begin: I32) => sequence(
    py.set(f32x4.add(offY, row.value)),
    column.set(v128.const([0, 1, 2, 3], 'f32')),
    eachIndex(builder, begin, i32.add(begin, width.value), vectorBytes, drawPixels),
    row.set(f32x4.add(row.value, uniform(1))),
  );
  const inBytes = (name: keyof typeof entry, unit: number) => i32.multiply(i32.load(piece, 4 * entry[name]), i32.const(unit));
  return sequence(
    ...loads,
    first.set(inBytes('first', 4)),
    end.set(i32.add(first.value, inBytes('rows', rowBytes))),
    width.set(inBytes('columns', 4)),
    row.set(uniform(0)),
    eachIndex(builder, first.value, end.value, rowBytes, drawRow),
  );
}

/** Moves the canvas to the image, with no more ink than there is, and cleans it. */
function finish(builder: FunctionBuilder): Statement {
  const [from, to] = [builder.local('i32'), builder.local('i32')];
  const inkPerDepth = v128.loadSplat(i32.const(addresses.inkPerDepth));
  const offsets = Array.from({ length: DIGIT_SIZE / LANES }, (_, index) => index * vectorBytes);
  return eachIndex(builder, i32.const(0), i32.const(DIGIT_SIZE), 1, (row) => sequence(
    from.set(i32.multiply(row, i32.const(rowBytes))),
    to.set(i32.multiply(row, i32.const(imageRowBytes))),
    ...offsets.map((offset) => {
      const ink = f32x4.multiply(v128.load(from.value, addresses.canvas + offset), inkPerDepth);
      return v128.store(to.value, f32x4.pseudoMin(ink, uniform(1)), addresses.image + offset);
    }),
    ...[...offsets, imageRowBytes].map((offset) => v128.store(from.value, uniform(0), addresses.canvas + offset)),
  ));
}
