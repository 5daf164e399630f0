import ForgeReconciler, { I18nProvider } from '@forge/react';
import React from 'react';
import { App } from './App';

ForgeReconciler.render(
  <I18nProvider>
    <App />
  </I18nProvider>,
);
