/** Prompt gives what is written in it. */
import { textValue } from '../../../runtime/graph/values';
import type { RunFunction } from '../../define';
import { promptsOf } from './lines';

export const run: RunFunction = async ({ params }) => ({ text: textValue(promptsOf(params)) });
