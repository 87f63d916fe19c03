import { connectContents } from './contents.ts';
import { connectShortcuts } from './shortcuts.ts';
import { connectThemeButton } from './theme.ts';

connectShortcuts(document);
connectThemeButton(document);
connectContents(document);
