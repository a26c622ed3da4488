import type { Selection } from '../node-types.ts';

/** What the adapter looks at in trees of the Java grammar. */
export const javaSelection: Selection = {
  leaves: words(`
    identifier scoped_identifier type_identifier scoped_type_identifier generic_type array_type integral_type
    floating_point_type boolean_type void_type annotated_type decimal_integer_literal hex_integer_literal
    octal_integer_literal binary_integer_literal decimal_floating_point_literal hex_floating_point_literal true false
    null_literal character_literal string_literal this super type_arguments dimensions class_literal superclass asterisk
  `),
  skipped: words(`
    type_parameters throws permits break_statement continue_statement module_declaration receiver_parameter
    switch_label underscore_pattern
  `),
  tokens: words('static abstract public + - * / && || < > == != <= >= = += ++ --'),
  fieldless: words(`
    program block class_body interface_body enum_body annotation_type_body enum_body_declarations argument_list
    annotation_argument_list element_value_array_initializer array_initializer modifiers formal_parameters
    inferred_parameters expression_statement return_statement throw_statement parenthesized_expression type_list
    super_interfaces extends_interfaces spread_parameter import_declaration package_declaration constructor_body
    resource_specification method_reference
  `),
  comments: ['line_comment', 'block_comment'],
  repairs: {},
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
