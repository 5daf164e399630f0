import ForgeReconciler, { I18nProvider } from '@forge/react';
import React from 'react';
import { RuleForm } from './RuleForm';

ForgeReconciler.render(
  <I18nProvider>
    <RuleForm />
  </I18nProvider>,
);
