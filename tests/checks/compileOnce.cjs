'use strict';

const { default: Ajv } = require('ajv');

/**
 * Forge's linters make five validators of the manifest. Each compiles its own copy of the same large
 * schema, which takes two seconds. After this call, equal schemas are compiled once in this
 * process. Their validators have the same options.
 */
exports.compileOnce = () => {
  const { compile } = Ajv.prototype;
  const compiled = new Map();
  Ajv.prototype.compile = function compileOrReuse(schema, ...rest) {
    const text = JSON.stringify(schema);
    const validate = compiled.get(text) ?? compile.call(this, schema, ...rest);
    compiled.set(text, validate);
    return validate;
  };
};
