/** The system's dialog for picking files. */

interface PickOptions {
  /** Types and endings that are offered, as in the attribute of an input; all where absent. */
  readonly accept?: string;
  readonly multiple?: boolean;
  /** A folder with all that is in it, in place of single files. */
  readonly folder?: boolean;
}

/** What a person picks; nothing when they think better of it. To be called while a press is handled: browsers refuse it otherwise. */
export function pickFiles({ accept = '', multiple = false, folder = false }: PickOptions): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const picker = document.createElement('input');
    Object.assign(picker, { type: 'file', hidden: true, accept, multiple, webkitdirectory: folder });
    const end = () => {
      picker.remove();
      resolve([...(picker.files ?? [])]);
    };
    picker.addEventListener('change', end);
    picker.addEventListener('cancel', end);
    // Outside of the page nothing holds it: collected as garbage while the dialog is open, it would never tell what was picked.
    document.body.append(picker);
    picker.click();
  });
}
