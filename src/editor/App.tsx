/** The frame: top bar, left panel, canvas, inspector and bottom panel. Their sizes are remembered. */
import { ReactFlowProvider } from '@xyflow/react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { Canvas } from './canvas/Canvas';
import { BottomPanel } from './panels/BottomPanel';
import { Inspector } from './panels/Inspector';
import { LeftPanel } from './panels/LeftPanel';
import { TopBar } from './topbar/TopBar';
import { useCollapsible } from './useCollapsible';
import './app.css';

/** Widths and heights in pixels. At 1280x720 they leave the canvas more than 60 % of the window. */
const left = { defaultSize: 196, minSize: 160, maxSize: 420, collapsedSize: 36 };
const right = { defaultSize: 236, minSize: 200, maxSize: 520, collapsedSize: 0 };
const bottom = { defaultSize: 28, minSize: 120, maxSize: '60%', collapsedSize: 28 };

export function App() {
  const columns = useDefaultLayout({ id: 'latentloom.columns', storage: localStorage });
  const rows = useDefaultLayout({ id: 'latentloom.rows', storage: localStorage });
  const [leftPanel, leftState] = useCollapsible();
  const [bottomPanel, bottomState] = useCollapsible();
  return (
    <ReactFlowProvider>
      <div className="app">
        <TopBar />
        <Group className="app-columns" {...columns}>
          <Panel id="left" {...left} {...leftPanel} groupResizeBehavior="preserve-pixel-size">
            <LeftPanel {...leftState} />
          </Panel>
          <Separator className="app-separator" />
          <Panel id="middle" minSize="30%">
            <Group orientation="vertical" {...rows}>
              <Panel id="canvas" minSize="25%">
                <Canvas />
              </Panel>
              <Separator className="app-separator" />
              <Panel id="bottom" {...bottom} {...bottomPanel} groupResizeBehavior="preserve-pixel-size">
                <BottomPanel {...bottomState} />
              </Panel>
            </Group>
          </Panel>
          <Separator className="app-separator" />
          <Panel id="right" {...right} collapsible groupResizeBehavior="preserve-pixel-size">
            <Inspector />
          </Panel>
        </Group>
      </div>
    </ReactFlowProvider>
  );
}
