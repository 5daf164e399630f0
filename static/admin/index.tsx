import ForgeReconciler, { I18nProvider } from '@forge/react';
import React from 'react';
import { App } from './App';
import { FrameTurns } from './frames/OneFrame';

ForgeReconciler.render(
  <I18nProvider>
    <FrameTurns>
      <App />
    </FrameTurns>
  </I18nProvider>,
);
