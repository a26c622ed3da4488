import { render } from 'preact';
import { ReviewPage } from './review-page.tsx';

const root = document.getElementById('root');
if (root !== null) render(<ReviewPage />, root);
