import type { Selection } from '../node-types.ts';

/** What the adapter looks at in trees of the Python grammar. */
export const pythonSelection: Selection = {
  leaves: words(`
    identifier integer float true false none ellipsis string_start string_end import_prefix wildcard_import
  `),
  skipped: words(`
    string_content escape_sequence escape_interpolation type_conversion format_specifier line_continuation
    future_import_statement pass_statement break_statement continue_statement case_pattern positional_separator
    keyword_separator
  `),
  tokens: words('async and or not + - * / % | & ~ == != < > <= >= in is += |= ').concat('not in', 'is not'),
  fieldless: words(`
    module block expression_statement argument_list list tuple set dictionary string concatenated_string parameters
    lambda_parameters pattern_list tuple_pattern list_pattern expression_list parenthesized_expression await
    return_statement decorator conditional_expression list_splat dictionary_splat with_clause except_clause
    finally_clause as_pattern_target dotted_name global_statement
  `),
  comments: ['comment'],
  repairs: {},
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
