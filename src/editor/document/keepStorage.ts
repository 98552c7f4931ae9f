/** What took time to make or to fetch should stay: the browser is asked once not to clear its storage on its own. */
import { requestPersistence } from '../../storage/quota';

let asked = false;

export function askToKeepStorage(): void {
  if (asked) return;
  asked = true;
  void requestPersistence();
}
