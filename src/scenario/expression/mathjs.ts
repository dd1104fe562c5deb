/**
 * What the language of expressions takes from mathjs: its parser and the kinds of nodes of its trees.
 *
 * Decision worth knowing: this file is a seam. mathjs is three hundred modules, and loading them took longer
 * than checking a scenario; the build replaces the compiled file by one that holds the parser alone
 * (.config/build-parser.mjs).
 */
export {
  create,
  isConditionalNode,
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isRelationalNode,
  isSymbolNode,
  parseDependencies,
} from 'mathjs/number';
export type { ConditionalNode, FunctionNode, MathNode } from 'mathjs/number';
