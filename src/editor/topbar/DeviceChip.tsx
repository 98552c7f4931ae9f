/** Where tensors are computed: what was chosen, what the probe found, and a way to choose otherwise. */
import { ChevronDown, Cpu } from 'lucide-react';
import { t } from '../../messages';
import type { DeviceChoice, DeviceReport } from '../../runtime/protocol';
import { ActionMenu } from '../dialogs/ActionMenu';
import { chooseDevice } from '../run/runtime';
import { useRunStore } from '../run/store';
import styles from './topbar.module.css';

const choices: readonly DeviceChoice[] = ['auto', 'webgpu', 'webgpuHalf', 'wasm', 'cpu'];

export function DeviceChip() {
  const device = useRunStore((state) => state.device);
  const reports = device?.reports ?? [];
  return (
    <ActionMenu
      className={styles.chip}
      label={t('panels.device.label')}
      sections={[
        {
          label: t('panels.device.choose'),
          actions: choices.map((choice) => {
            const report = reports.find((candidate) => candidate.device === choice);
            return {
              key: choice,
              label: t(`panels.device.names.${choice}`),
              hint: report ? describeReport(report) : undefined,
              checked: device?.choice === choice,
              disabled: report?.available === false,
              onSelect: () => void chooseDevice(choice),
            };
          }),
        },
      ]}
    >
      <Cpu size={14} strokeWidth={1.75} />
      {device ? t(`panels.device.names.${device.chosen}`) : t('panels.device.probing')}
      {device?.chosen === 'wasm' && <span className={styles.threads}>{t('panels.device.threads', { count: device.threads })}</span>}
      <ChevronDown size={12} />
    </ActionMenu>
  );
}

function describeReport({ available, description, probeMs, reason }: DeviceReport): string {
  if (!available) return reason ?? t('panels.device.unavailable');
  if (probeMs === undefined) return description;
  return t('panels.device.probe', { description, ms: probeMs < 10 ? probeMs.toFixed(1) : Math.round(probeMs) });
}
