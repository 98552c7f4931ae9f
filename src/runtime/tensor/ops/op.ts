/** What an operation is: one record with its shape rule, its gradient rule and its cost. */
import type { Attribute, DType, Operation, Value, ValueId } from '../program';
import type { Shape } from '../shapes';

export type Attributes = Readonly<Record<string, Attribute>>;

/** The part of the program builder that rules and composites need. */
export interface Builder {
  /** Appends an operation. Throws a ShapeError where the arguments do not fit it. */
  apply(op: string, args: readonly Value[], attributes?: Attributes): Value;
  constant(values: number | readonly number[], shape?: Shape, dtype?: DType): Value;
  operationOf(value: Value): Operation;
  valueOf(id: ValueId): Value;
  /**
   * Has gradients pass from `result` straight to `source`, by a formula with fewer operations than the chain rule finds
   * between them. `result` must depend on nothing else that gradients are asked for.
   */
  bypass(result: Value, source: Value, gradient: (upstream: Value) => Value): void;
}

export interface GradientContext {
  readonly builder: Builder;
  readonly args: readonly Value[];
  readonly attributes: Attributes;
  readonly result: Value;
  /** Gradient of the loss with respect to `result`. */
  readonly upstream: Value;
}

export interface OpRecord {
  readonly name: string;
  /** Shape of the result. Throws a ShapeError. */
  readonly shape: (args: readonly Value[], attributes: Attributes) => Shape;
  /** Type of the result; that of the first argument where not given. */
  readonly dtype?: (args: readonly Value[], attributes: Attributes) => DType;
  /** Gradient with respect to one argument; null where the result does not depend on it smoothly. */
  readonly gradient?: (context: GradientContext, argument: number) => Value | null;
  /** Floating-point operations; one for each element of the result where not given. */
  readonly flops?: (args: readonly Shape[], result: Shape, attributes: Attributes) => number;
}

export function numberAttribute(attributes: Attributes, name: string): number {
  const value = attributes[name];
  if (typeof value !== 'number') throw new TypeError(`Attribute ${name} is not a number`);
  return value;
}

export function numbersAttribute(attributes: Attributes, name: string): readonly number[] {
  const value = attributes[name];
  if (!Array.isArray(value)) throw new TypeError(`Attribute ${name} is not a list of numbers`);
  return value;
}

export function flagAttribute(attributes: Attributes, name: string): boolean {
  return attributes[name] === true;
}

/**
 * Into how many equal parts a product's sums are cut: 1, or what the planner of an engine wrote. The sums of the parts
 * come stacked along a first axis of that size.
 */
export function partsAttribute({ parts }: Attributes): number {
  return typeof parts === 'number' ? parts : 1;
}

/** The shape of all parts of a result. */
export function stackedShape(shape: Shape, attributes: Attributes): Shape {
  const parts = partsAttribute(attributes);
  return parts === 1 ? shape : [parts, ...shape];
}

export function textAttribute(attributes: Attributes, name: string): string {
  const value = attributes[name];
  if (typeof value !== 'string') throw new TypeError(`Attribute ${name} is not a text`);
  return value;
}
