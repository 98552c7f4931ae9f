/** Says a problem in words. */
import { hasMessage, t } from '../../messages';
import type { Problem } from '../../runtime/graph/problems';

/** The problem's text from the catalogue; its bare code where the catalogue has none. */
export function describeProblem(problem: Problem): string {
  const key = `problems.${problem.code}`;
  return hasMessage(key) ? t(key, problem.values) : t('panels.problems.unknown', { code: problem.code });
}
