import { connectContents } from './contents.ts';
import { connectMenu } from './menu.ts';
import { connectShortcuts } from './shortcuts.ts';
import { connectThemeButton } from './theme.ts';

connectShortcuts(document);
connectThemeButton(document);
connectContents(document);
connectMenu(document);
