import type { Selection } from '../node-types.ts';

/** What the adapter looks at in trees of the Rust grammar. */
export const rustSelection: Selection = {
  leaves: words(`
    identifier type_identifier field_identifier shorthand_field_identifier scoped_type_identifier generic_type
    primitive_type reference_type pointer_type tuple_type array_type function_type dynamic_type abstract_type unit_type
    bounded_type integer_literal float_literal boolean_literal char_literal string_literal raw_string_literal self super
    crate metavariable type_arguments
  `),
  skipped: words(`
    type_parameters where_clause lifetime label visibility_modifier inner_attribute_item extern_crate_declaration
    macro_definition mutable_specifier empty_statement
  `),
  tokens: words('async = , . : :: + - * / && || < > == != <= >= ! # => * |'),
  fieldless: words(`
    source_file declaration_list block arguments token_tree use_list attribute_item attribute function_modifiers
    field_declaration_list ordered_field_declaration_list enum_variant_list match_block match_pattern
    expression_statement return_expression await_expression try_expression async_block unsafe_block tuple_expression
    array_expression field_initializer_list parenthesized_expression trait_bounds closure_parameters use_wildcard
    tuple_struct_pattern tuple_pattern unary_expression break_expression loop_expression parameters
  `),
  comments: ['line_comment', 'block_comment'],
  repairs: {},
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
