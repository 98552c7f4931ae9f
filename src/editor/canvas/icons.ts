/** The icons that node definitions name. Listed one by one so that only these are bundled. */
import {
  Blocks, Box, Braces, Camera, CaseSensitive, ChartLine, ChartNoAxesColumn, ChartScatter, Clapperboard, Database, Dice5, Dices, Diff, Expand, Feather, FileText,
  Filter, Gauge, Grid3x3, Image, Images, Languages, Layers, MessageSquareText, Pencil, Repeat2, Route, ScanSearch, Share2, Shrink, Shuffle,
  SlidersHorizontal, Spline, Swords, TextSelect, Type, WandSparkles, Waypoints, WholeWord, type LucideIcon,
} from 'lucide-react';

const icons: Readonly<Record<string, LucideIcon>> = {
  Blocks, Braces, Camera, CaseSensitive, ChartLine, ChartNoAxesColumn, ChartScatter, Clapperboard, Database, Dice5, Dices, Diff, Expand, Feather, FileText,
  Filter, Gauge, Grid3x3, Image, Images, Languages, Layers, MessageSquareText, Pencil, Repeat2, Route, ScanSearch, Share2, Shrink, Shuffle,
  SlidersHorizontal, Spline, Swords, TextSelect, Type, WandSparkles, Waypoints, WholeWord,
};

/** The icon of this name; a plain box for one that is not listed. */
export function nodeIcon(name: string): LucideIcon {
  return icons[name] ?? Box;
}
