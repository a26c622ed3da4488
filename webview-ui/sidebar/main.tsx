import { render } from 'preact';
import { SidebarPage } from './sidebar-page.tsx';

const root = document.getElementById('root');
if (root !== null) render(<SidebarPage />, root);
