import type { Selection } from '../node-types.ts';

/** What the adapter looks at in trees of the C# grammar. */
export const csharpSelection: Selection = {
  leaves: words(`
    identifier predefined_type implicit_type array_type nullable_type pointer_type tuple_type ref_type
    function_pointer_type integer_literal real_literal boolean_literal null_literal character_literal string_literal
    verbatim_string_literal raw_string_literal string_content interpolation_start interpolation_quote raw_string_start
    raw_string_end raw_string_content escape_sequence modifier type_argument_list qualified_name alias_qualified_name
    discard implicit_parameter
  `),
  skipped: words(`
    type_parameter_list type_parameter_constraints_clause attribute_target_specifier interpolation_brace
    interpolation_alignment_clause interpolation_format_clause break_statement continue_statement goto_statement
    empty_statement preproc_region preproc_endregion preproc_pragma preproc_nullable preproc_define preproc_undef
    preproc_error preproc_warning preproc_line delegate_declaration explicit_interface_specifier shebang_directive
    extern_alias_directive array_rank_specifier
  `),
  tokens: words(
    '+ - * / % && || ?? == != < > <= >= & | += -= ??= ++ -- ! static global get set init descending using await',
  ),
  fieldless: words(`
    compilation_unit block declaration_list enum_member_declaration_list attribute_list argument_list
    attribute_argument_list bracketed_argument_list base_list accessor_list global_statement expression_statement
    return_statement throw_statement throw_expression parenthesized_expression initializer_expression
    interpolated_string_expression interpolation await_expression arrow_expression_clause variable_declarator
    collection_expression collection_element expression_element spread_element anonymous_object_creation_expression
    generic_name with_initializer
  `),
  comments: ['comment'],
  repairs: {},
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
