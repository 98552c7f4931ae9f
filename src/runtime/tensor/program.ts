/** The tensor program: a list of operations in single-assignment form that every engine runs. */

export type DType = 'f32' | 'i32';

export type ValueId = number;

/** The result of one operation. Shapes are concrete and include the batch dimension. */
export interface Value {
  readonly id: ValueId;
  readonly shape: readonly number[];
  readonly dtype: DType;
}

export type Attribute = number | boolean | string | readonly number[];

/** One operation; its index in `Program.operations` is the id of its result. */
export interface Operation {
  readonly op: string;
  readonly args: readonly ValueId[];
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly shape: readonly number[];
  readonly dtype: DType;
}

/** A tensor that the host gives anew for every step. */
export interface FeedSpec {
  readonly shape: readonly number[];
  readonly dtype: DType;
}

/** A tensor that stays on the device from step to step. */
export interface StateSpec {
  readonly shape: readonly number[];
  readonly dtype: DType;
}

/**
 * A whole step. `feeds` and `states` are leaves; `outputs` are read back each step;
 * `updates` replace states at the end of the step, all at once.
 */
export interface Program {
  readonly operations: readonly Operation[];
  readonly feeds: Readonly<Record<string, FeedSpec>>;
  readonly states: Readonly<Record<string, StateSpec>>;
  readonly outputs: Readonly<Record<string, ValueId>>;
  readonly updates: Readonly<Record<string, ValueId>>;
}
