import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'antd/dist/antd.css';
import './app/theme.css';
import './app/layout.css';
import { App } from './app/app.tsx';
import { startTexts } from './texts/i18n.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');

void startTexts().then(() => {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
