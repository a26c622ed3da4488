import type { Selection } from '../node-types.ts';
import { repairs } from './repairs.ts';

/** What the adapter looks at in trees of the JavaScript, TypeScript and TSX grammars. */
export const javascriptSelection: Selection = {
  leaves: words(`
    string identifier property_identifier private_property_identifier shorthand_property_identifier
    shorthand_property_identifier_pattern type_identifier nested_identifier number regex true false null undefined this
    super meta_property import accessibility_modifier
    type_annotation asserts_annotation type_predicate_annotation type_arguments generic_type nested_type_identifier
    predefined_type union_type array_type function_type constructor_type conditional_type literal_type lookup_type
    tuple_type type_query index_type_query readonly_type template_literal_type parenthesized_type this_type infer_type
    existential_type flow_maybe_type ambient_declaration function_signature index_signature
  `),
  skipped: words(`
    type_parameters hash_bang_line import_attribute jsx_text jsx_closing_element jsx_namespace_name
    html_character_reference statement_identifier break_statement continue_statement debugger_statement empty_statement
    optional_chain override_modifier string_fragment escape_sequence call_signature construct_signature
  `),
  tokens: words(`
    class abstract async static readonly ? await const let var default type typeof in delete
    + - * / || && ?? < > += ||= &&= ??=
  `),
  fieldless: words(`
    program statement_block expression_statement arguments array object class_body interface_body object_type enum_body
    formal_parameters template_string template_substitution parenthesized_expression named_imports import_clause
    export_clause spread_element await_expression return_statement throw_statement sequence_expression object_pattern
    array_pattern as_expression satisfies_expression non_null_expression decorator
  `),
  comments: ['comment', 'html_comment'],
  repairs,
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
