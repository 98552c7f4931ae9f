/** Offers to go on with trainings that a closed tab cut short. */
import { t } from '../../messages';
import { useDocumentStore } from '../document/store';
import { resumeFrom } from '../run/runtime';
import { confirm } from './confirm';
import { showFailure } from './toasts';

export async function offerResume(graphId: string): Promise<void> {
  try {
    // The code of storage comes after the first paint.
    const { forgetTraining, interruptedTrainings } = await import('../../storage/trainings');
    const [training] = await interruptedTrainings(graphId);
    if (!training || !useDocumentStore.getState().document.nodes[training.trainer]) return;
    const { trainer, step, steps, checkpoint } = training;
    const answer = await confirm({
      title: t('panels.resume.title'),
      text: t('panels.resume.text', { step, steps }),
      action: t('panels.resume.action'),
      decline: t('panels.resume.decline'),
    });
    if (useDocumentStore.getState().graphId !== graphId) return;
    if (answer === 'agreed') await resumeFrom(trainer, checkpoint);
    if (answer === 'declined') await forgetTraining(graphId, trainer);
  } catch (reason) {
    showFailure(t('panels.failure.storage'), reason);
  }
}
