/** The icons that node definitions name. Listed one by one so that only these are bundled. */
import {
  Activity, Blocks, Box, Braces, Camera, CaseSensitive, ChartLine, ChartNoAxesColumn, ChartScatter, CirclePlus, CircleX, Clapperboard, Combine,
  Database, Dice5, Dices, Diff, Droplets, Expand, Feather, FileText, Filter, Gauge, Grid3x3, Image, Images, Languages, Layers, LogIn, LogOut,
  Maximize2, MessageSquareText, Minimize2, Network, Pencil, Redo, Repeat2, Route, Rows3, Scale, ScanSearch, Shapes, Share2, Shrink, Shuffle,
  SlidersHorizontal, Spline, Swords, TableProperties, Tag, Tags, TextSelect, TrendingUp, Type, WandSparkles, Waypoints, WholeWord, Workflow, type LucideIcon,
} from 'lucide-react';

const icons: Readonly<Record<string, LucideIcon>> = {
  Activity, Blocks, Box, Braces, Camera, CaseSensitive, ChartLine, ChartNoAxesColumn, ChartScatter, CirclePlus, CircleX, Clapperboard, Combine,
  Database, Dice5, Dices, Diff, Droplets, Expand, Feather, FileText, Filter, Gauge, Grid3x3, Image, Images, Languages, Layers, LogIn, LogOut,
  Maximize2, MessageSquareText, Minimize2, Network, Pencil, Redo, Repeat2, Route, Rows3, Scale, ScanSearch, Shapes, Share2, Shrink, Shuffle,
  SlidersHorizontal, Spline, Swords, TableProperties, Tag, Tags, TextSelect, TrendingUp, Type, WandSparkles, Waypoints, WholeWord, Workflow,
};

/** The icon of this name; a plain box for one that is not listed. */
export function nodeIcon(name: string): LucideIcon {
  return icons[name] ?? Box;
}
