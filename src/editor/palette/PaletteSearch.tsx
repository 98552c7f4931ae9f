/** A search field over a list of nodes: typed at, walked with the arrow keys, chosen with Enter or a click. */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Search } from 'lucide-react';
import { t } from '../../messages';
import { groupEntries, type PaletteGroup } from './entries';
import { PaletteItem } from './PaletteItem';
import { searchPalette, type PaletteEntry } from './search';
import './palette.css';

interface Props {
  entries: readonly PaletteEntry[];
  onChoose(type: string): void;
  /** Puts the cursor into the search field at once. */
  immediate?: boolean;
}

export function PaletteSearch({ entries, onChoose, immediate = false }: Props) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(immediate ? 0 : -1);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const groups = groupEntries(searchPalette(entries, query), query.trim() !== '');
  const found = groups.flatMap((group) => group.entries);
  const optionId = (entry: PaletteEntry) => `${id}-${entry.definition.type}`;

  useEffect(() => {
    if (immediate) field.current?.focus();
  }, [immediate]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[Math.max(active, 0)];
    if (step !== undefined && found.length > 0) setActive((active + step + found.length) % found.length);
    else if (event.key === 'Enter' && chosen) onChoose(chosen.definition.type);
    else return;
    event.preventDefault();
  };

  return (
    <div className="palette" onKeyDown={onKeyDown}>
      <label className="palette-search">
        <Search size={14} aria-hidden />
        <input
          ref={field}
          type="search"
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={found[active] ? optionId(found[active]) : undefined}
          aria-label={t('canvas.palette.search')}
          placeholder={t('canvas.palette.search')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
        />
      </label>
      <div className="palette-list" id={id} role="listbox" aria-label={t('canvas.palette.nodes')} ref={list}>
        {groups.map((group) => (
          <Group key={group.category} group={group}>
            {(entry) => (
              <PaletteItem
                key={entry.definition.type}
                entry={entry}
                id={optionId(entry)}
                active={found[active] === entry}
                onChoose={onChoose}
                onPoint={() => setActive(found.indexOf(entry))}
              />
            )}
          </Group>
        ))}
        {found.length === 0 && <p className="palette-empty">{t('canvas.palette.nothing')}</p>}
      </div>
    </div>
  );
}

function Group({ group, children }: { group: PaletteGroup; children: (entry: PaletteEntry) => ReactNode }) {
  const title = group.category && t(`nodes.categories.${group.category}`);
  return (
    <ul role="group" aria-label={title ?? undefined} className={`palette-group node-${group.category}`}>
      {title && <li className="palette-heading" role="presentation">{title}</li>}
      {group.entries.map(children)}
    </ul>
  );
}
