/** Inside a network: where one is, and the way back. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { t } from '../../messages';
import { isDrawn } from '../../runtime/graph/drawing';
import { useDocumentStore } from '../document/store';
import { nodeTitle } from './words';

export function Breadcrumb() {
  const graph = useDocumentStore(({ document }) => document.meta.name);
  const network = useDocumentStore(({ document, inside }) => (inside === null ? undefined : document.nodes[inside]));
  const leave = useDocumentStore((state) => state.leave);
  if (!network) return null;
  return (
    <nav className="breadcrumb" aria-label={t('canvas.inside.label')}>
      <button type="button" onClick={leave} title={t('canvas.inside.back')}>
        <ChevronLeft size={14} aria-hidden />
        {graph || t('canvas.inside.graph')}
      </button>
      <ChevronRight size={13} aria-hidden />
      <span aria-current="page">{nodeTitle(network.type)}</span>
      {!isDrawn(network) && <span className="breadcrumb-note">{t('canvas.inside.listed')}</span>}
    </nav>
  );
}
