/** The frame: top bar, left panel, canvas, inspector and bottom panel. Their sizes are remembered. */
import { ReactFlowProvider } from '@xyflow/react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { Suspense } from 'react';
import { lazyAfterStart } from './afterStart';
import { Canvas } from './canvas/Canvas';
import { BottomPanel } from './panels/BottomPanel';
import { usePanelLayout } from './panels/layout';
import { LeftPanel } from './panels/LeftPanel';
import { TopBar } from './topbar/TopBar';
import { useFolding } from './useFolding';
import './app.css';

// What the first paint does not show comes after it.
const Dialogs = lazyAfterStart(async () => (await import('./dialogs/Dialogs')).Dialogs);
const Inspector = lazyAfterStart(async () => (await import('./panels/Inspector')).Inspector);

/** Widths and heights in pixels. At 1280x720 they leave the canvas 60 % of the window. */
const left = { defaultSize: 204, minSize: 180, maxSize: 420, collapsedSize: 45 };
const right = { defaultSize: 222, minSize: 200, maxSize: 520, collapsedSize: 0 };
const bottom = { defaultSize: 28, minSize: 120, maxSize: '60%', collapsedSize: 28 };

export function App() {
  const columns = useDefaultLayout({ id: 'latentloom.columns', storage: localStorage });
  const rows = useDefaultLayout({ id: 'latentloom.rows', storage: localStorage });
  const layout = usePanelLayout();
  const leftFolding = useFolding(layout.left !== null, foldLeft, left.defaultSize);
  const rightFolding = useFolding(layout.right, foldRight, right.defaultSize);
  const bottomFolding = useFolding(layout.bottom !== null, foldBottom, 200);
  return (
    <ReactFlowProvider>
      <div className="app">
        <TopBar />
        <Group className="app-columns" {...columns}>
          <Panel id="left" {...left} {...leftFolding} groupResizeBehavior="preserve-pixel-size">
            <LeftPanel />
          </Panel>
          <Separator className="app-separator" />
          <Panel id="middle" minSize="30%">
            <Group orientation="vertical" {...rows}>
              <Panel id="canvas" minSize="25%">
                <Canvas />
              </Panel>
              <Separator className="app-separator" />
              <Panel id="bottom" {...bottom} {...bottomFolding} groupResizeBehavior="preserve-pixel-size">
                <BottomPanel />
              </Panel>
            </Group>
          </Panel>
          <Separator className="app-separator" />
          <Panel id="right" {...right} {...rightFolding} groupResizeBehavior="preserve-pixel-size">
            <Suspense>
              <Inspector />
            </Suspense>
          </Panel>
        </Group>
        <Suspense>
          <Dialogs />
        </Suspense>
      </div>
    </ReactFlowProvider>
  );
}

function foldLeft(open: boolean): void {
  usePanelLayout.setState({ left: open ? 'nodes' : null });
}

function foldRight(open: boolean): void {
  usePanelLayout.setState({ right: open });
}

function foldBottom(open: boolean): void {
  usePanelLayout.setState({ bottom: open ? 'problems' : null });
}
