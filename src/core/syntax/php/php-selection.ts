import type { Selection } from '../node-types.ts';

/** What the adapter looks at in trees of the PHP grammar. */
export const phpSelection: Selection = {
  leaves: words(`
    name qualified_name relative_name namespace_name variable_name relative_scope boolean null integer float named_type
    optional_type union_type intersection_type primitive_type disjunctive_normal_form_type bottom_type cast_type
    variadic_placeholder static_modifier abstract_modifier visibility_modifier readonly_modifier heredoc_start heredoc_end nowdoc_body
  `),
  skipped: words(`
    php_tag php_end_tag text text_interpolation string_content escape_sequence final_modifier
    var_modifier reference_modifier break_statement continue_statement declare_statement empty_statement
    goto_statement named_label_statement global_declaration use_list
  `),
  tokens: words('function const . .= + - * / ?? ??= += && || and or == === != !== < > <= >='),
  fieldless: words(`
    program compound_statement expression_statement arguments array_creation_expression array_element_initializer
    attribute_list attribute_group base_clause class_interface_clause use_declaration list_literal pair by_ref
    parenthesized_expression return_statement throw_expression encapsed_string heredoc_body class_constant_access_expression
    object_creation_expression const_element namespace_use_group match_block colon_block echo_statement unset_statement subscript_expression
    type_list require_expression require_once_expression include_expression include_once_expression
  `),
  comments: ['comment'],
  repairs: {},
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
