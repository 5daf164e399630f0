import type { DocNode } from '../../../dev-host/page/render/docNode';
import {
  callApp,
  type Component,
  type Drawing,
  element,
  firstOf,
  stringOf,
  wordsOf,
} from './drawing';
import type { PageElement } from './element';

const button: Component = (node, drawing) => {
  const { submit, surroundings } = drawing;
  const isLoading = node.props['isLoading'] === true;
  const click = (): void => {
    surroundings.focus(node);
    callApp(node, 'onClick', { type: 'click', target: { tagName: 'BUTTON' } });
    if (node.props['type'] === 'submit') submit?.();
  };
  return element(node, 'button', [element(node, 'span', drawing.within(node))], {
    role: 'button',
    ...(isLoading && { label: `${wordsOf(node)}, Loading` }),
    isDisabled: node.props['isDisabled'] === true || isLoading,
    click,
    press: (key) => {
      if (key !== 'Enter') return false;
      click();
      return true;
    },
  });
};

const pressable: Component = (node, drawing) =>
  element(node, 'button', drawing.within(node), {
    role: 'button',
    click: () => {
      drawing.surroundings.focus(node);
      callApp(node, 'onClick');
    },
  });

const textField =
  (tag: 'input' | 'textarea'): Component =>
  (node, drawing) => {
    const { props, key } = node;
    const { submit } = drawing;
    const { drafts, focus, changed } = drawing.surroundings;
    const most = typeof props['maxLength'] === 'number' ? props['maxLength'] : Infinity;
    const name = stringOf(node, 'name');
    const initial = firstOf(node, 'defaultValue', drawing.surroundings);
    return drawing.control(node, tag, {
      role: 'textbox',
      value: (props['value'] ?? drafts.texts.get(key) ?? initial ?? '') as string,
      attributes: name === '' ? {} : { name },
      isDisabled: props['isDisabled'] === true || props['isReadOnly'] === true,
      click: () => {
        focus(node);
      },
      fill: (text) => {
        focus(node);
        const value = text.slice(0, most);
        drafts.texts.set(key, value);
        const target = { value, name, id: props['id'], tagName: tag.toUpperCase() };
        callApp(node, 'onChange', { type: 'change', target });
        changed();
      },
      press: (pressed) => {
        if (pressed !== 'Enter' || tag !== 'input') return false;
        submit?.();
        return true;
      },
    });
  };

/** A checkbox or radio button within its label. */
const choice = (
  node: DocNode,
  drawing: Drawing,
  label: string,
  more: Partial<PageElement> & { role: string; click: () => void },
): PageElement =>
  element(node, 'label', [drawing.control(node, 'input', more), label], { click: more.click });

const checkbox: Component = (node, drawing) => {
  const { drafts, focus, changed } = drawing.surroundings;
  const { isChecked: given, name, value } = node.props;
  const defaultChecked = firstOf(node, 'defaultChecked', drawing.surroundings);
  const isChecked = (given ?? drafts.checked.get(node.key) ?? defaultChecked) === true;
  return choice(node, drawing, stringOf(node, 'label'), {
    role: 'checkbox',
    isChecked,
    click: () => {
      focus(node);
      drafts.checked.set(node.key, !isChecked);
      const target = { checked: !isChecked, name, value, type: 'checkbox', tagName: 'INPUT' };
      callApp(node, 'onChange', { type: 'change', target });
      changed();
    },
  });
};

const radioGroup: Component = (node, drawing) => {
  const options = (node.props['options'] ?? []) as { label: string; value: string }[];
  const buttons = options.map(({ label, value }) =>
    choice(node, drawing, label, {
      ...{ role: 'radio', label },
      isChecked: value === node.props['value'],
      click: () => {
        drawing.surroundings.focus(node);
        const target = { value, name: node.props['name'], checked: true, type: 'radio' };
        callApp(node, 'onChange', { type: 'change', target });
      },
    }),
  );
  const label = drawing.labelOf(node.props['aria-labelledby']);
  return element(node, 'div', buttons, { role: 'radiogroup', label });
};

/** Buttons, fields for text and choices. */
export const fields = {
  Button: button,
  Checkbox: checkbox,
  LoadingButton: button,
  Pressable: pressable,
  RadioGroup: radioGroup,
  TextArea: textField('textarea'),
  Textfield: textField('input'),
};
