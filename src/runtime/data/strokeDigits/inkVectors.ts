/** Ink, four pixels at once: WebAssembly that is written on the spot. */
import { loopWhile, repeatWhile, sequence, type I32, type Statement, type V128 } from '../../assembler/code';
import { f32x4, i32, v128 } from '../../assembler/instructions';
import { FunctionBuilder, ModuleBuilder } from '../../assembler/module';
import { addresses, DIGIT_SIZE, entry, entryLength, LANES, memoryPages, ROW, type Ink } from './pieces';

const vectorBytes = 16;

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
  const count = builder.parameter(0).value;
  const [piece, piecesEnd] = [builder.local('i32'), builder.local('i32')];
  module.export('draw', builder, sequence(
    piece.set(i32.const(addresses.pieces)),
    piecesEnd.set(i32.add(piece.value, i32.multiply(count, i32.const(4 * entryLength)))),
    loopWhile(i32.notEqual(piece.value, piecesEnd.value), sequence(
      drawPiece(builder, piece.value),
      piece.set(i32.add(piece.value, i32.const(4 * entryLength))),
    )),
    finish(builder),
  ));
  return module.build({ pages: memoryPages, shared: false });
}

const splat = (value: number) => v128.const([value, value, value, value], 'f32');

const variables = (builder: FunctionBuilder) => {
  const vector = () => builder.local('v128');
  return { row: vector(), column: vector(), py: vector(), px: vector(), along: vector(), x: vector(), y: vector() };
};

function drawPiece(builder: FunctionBuilder, piece: I32): Statement {
  const statements: Statement[] = [];
  const keep = (value: V128): V128 => {
    const local = builder.local('v128');
    statements.push(local.set(value));
    return local.value;
  };
  const number = (name: keyof typeof entry) => keep(v128.loadSplat(piece, 4 * entry[name]));
  const [offX, offY, dx, dy] = [number('offX'), number('offY'), number('dx'), number('dy')];
  const [inverseSquare, reach, widening] = [number('inverseSquare'), number('reach'), number('widening')];
  const { row, column, py, px, along, x, y } = variables(builder);
  const [pixel, rowEnd, rest] = [builder.local('i32'), builder.local('i32'), builder.local('i32')];
  const width = i32.multiply(i32.load(piece, 4 * entry.columns), i32.const(4));

  const depth = f32x4.subtract(
    f32x4.add(reach, f32x4.multiply(along.value, widening)),
    f32x4.sqrt(f32x4.add(f32x4.multiply(x.value, x.value), f32x4.multiply(y.value, y.value))),
  );
  const alongLine = f32x4.multiply(f32x4.add(f32x4.multiply(px.value, dx), f32x4.multiply(py.value, dy)), inverseSquare);
  const drawPixels = sequence(
    px.set(f32x4.add(offX, column.value)),
    along.set(f32x4.pseudoMin(f32x4.pseudoMax(alongLine, splat(0)), splat(1))),
    x.set(f32x4.subtract(px.value, f32x4.multiply(along.value, dx))),
    y.set(f32x4.subtract(py.value, f32x4.multiply(along.value, dy))),
    v128.store(pixel.value, f32x4.pseudoMax(v128.load(pixel.value, addresses.canvas), depth), addresses.canvas),
    column.set(f32x4.add(column.value, splat(LANES))),
    pixel.set(i32.add(pixel.value, i32.const(vectorBytes))),
  );
  const drawRow = sequence(
    py.set(f32x4.add(offY, row.value)),
    column.set(v128.const([0, 1, 2, 3], 'f32')),
    rowEnd.set(i32.add(pixel.value, width)),
    repeatWhile(drawPixels, i32.notEqual(pixel.value, rowEnd.value)),
    row.set(f32x4.add(row.value, splat(1))),
    pixel.set(i32.add(pixel.value, i32.subtract(i32.const(4 * ROW), width))),
    rest.set(i32.subtract(rest.value, i32.const(1))),
  );
  return sequence(
    ...statements,
    row.set(splat(0)),
    pixel.set(i32.multiply(i32.load(piece, 4 * entry.first), i32.const(4))),
    rest.set(i32.load(piece, 4 * entry.rows)),
    repeatWhile(drawRow, rest.value),
  );
}

/** Moves the canvas to the image, with no more ink than there is, and cleans it. */
function finish(builder: FunctionBuilder): Statement {
  const [from, to, rest] = [builder.local('i32'), builder.local('i32'), builder.local('i32')];
  const inkPerDepth = v128.loadSplat(i32.const(addresses.inkPerDepth));
  const offsets = Array.from({ length: DIGIT_SIZE / LANES }, (_, index) => index * vectorBytes);
  return sequence(
    from.set(i32.const(addresses.canvas)),
    to.set(i32.const(addresses.image)),
    rest.set(i32.const(DIGIT_SIZE)),
    repeatWhile(
      sequence(
        ...offsets.map((offset) => v128.store(to.value, f32x4.pseudoMin(f32x4.multiply(v128.load(from.value, offset), inkPerDepth), splat(1)), offset)),
        ...[...offsets, DIGIT_SIZE * 4].map((offset) => v128.store(from.value, splat(0), offset)),
        from.set(i32.add(from.value, i32.const(4 * ROW))),
        to.set(i32.add(to.value, i32.const(4 * DIGIT_SIZE))),
        rest.set(i32.subtract(rest.value, i32.const(1))),
      ),
      rest.value,
    ),
  );
}
