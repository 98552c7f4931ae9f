/** The icons that node definitions name. Listed one by one so that only these are bundled. */
import {
  Box, ChartLine, Database, Dice5, Dices, Expand, Filter, Image, Images, Layers, Repeat2, ScanSearch, Share2, Shrink, Shuffle, SlidersHorizontal,
  Swords, Type, WandSparkles, type LucideIcon,
} from 'lucide-react';

const icons: Readonly<Record<string, LucideIcon>> = {
  ChartLine, Database, Dice5, Dices, Expand, Filter, Image, Images, Layers, Repeat2, ScanSearch, Share2, Shrink, Shuffle, SlidersHorizontal,
  Swords, Type, WandSparkles,
};

/** The icon of this name; a plain box for one that is not listed. */
export function nodeIcon(name: string): LucideIcon {
  return icons[name] ?? Box;
}
