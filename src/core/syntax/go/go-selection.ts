import type { Selection } from '../node-types.ts';

/** What the adapter looks at in trees of the Go grammar. */
export const goSelection: Selection = {
  leaves: words(`
    identifier field_identifier type_identifier package_identifier blank_identifier dot qualified_type pointer_type
    channel_type generic_type function_type parenthesized_type
    negated_type type_arguments interpreted_string_literal raw_string_literal rune_literal int_literal float_literal
    imaginary_literal true false nil iota
  `),
  skipped: words(`
    type_parameter_list break_statement continue_statement goto_statement fallthrough_statement empty_statement
    label_name package_clause
  `),
  tokens: words('+ - * / && || == != & <- += = ...'),
  fieldless: words(`
    source_file import_declaration import_spec_list const_declaration var_declaration var_spec_list type_declaration
    block statement_list expression_statement expression_list return_statement argument_list variadic_argument
    parenthesized_expression go_statement defer_statement inc_statement dec_statement struct_type
    field_declaration_list interface_type literal_value literal_element parameter_list
  `),
  comments: ['comment'],
  repairs: {},
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
