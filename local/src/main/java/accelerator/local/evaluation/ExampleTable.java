package accelerator.local.evaluation;

import java.util.List;
import java.util.stream.Collectors;

/// Example shelves as a table for each recommender, folded.
final class ExampleTable {
  private ExampleTable() {}

  static String of(List<Finding.Measured> measured) {
    return measured.stream()
        .filter(each -> !each.examples().isEmpty())
        .map(
            each ->
                ("<details><summary>Example shelves of %s</summary>\n"
                        + "<div class=\"table\" tabindex=\"0\"><table"
                        + " class=\"examples\"><thead><tr><th scope=\"col\">User</th><th"
                        + " scope=\"col\">Met last</th><th scope=\"col\">Recommended</th><th"
                        + " scope=\"col\">What came"
                        + " next</th></tr></thead><tbody>%s</tbody></table></div></details>\n")
                    .formatted(Plots.name(each.recommender()), rows(each.examples())))
        .collect(Collectors.joining());
  }

  private static String rows(List<ExampleShelf> examples) {
    return examples.stream()
        .map(
            each ->
                "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s<small>%s</small></td></tr>"
                    .formatted(
                        Markup.text(each.userId()),
                        Markup.text(each.lastItem()),
                        list(each.recommended()),
                        list(each.next()),
                        each.place()
                            .map(place -> "foreseen, at place " + place)
                            .orElse("not among the first " + Outcomes.LONGEST)))
        .collect(Collectors.joining("\n"));
  }

  private static String list(List<String> names) {
    return names.stream()
        .map(name -> "<li>" + Markup.text(name) + "</li>")
        .collect(Collectors.joining("", "<ol>", "</ol>"));
  }
}
