"""A rule to start from: a file that loads and passes its own examples, with every key explained in one language."""

from lokcheck.texts import Lang, Text

__all__ = ["new_rule"]


def new_rule(name: str, day: str, lang: Lang) -> str:
    """Return the text of a rule file whose rule is called ``name`` and was checked on ``day``."""
    lines: list[str] = []
    for part in _PARTS:
        indent, comment, yaml = part
        lines += [f"{indent}# {line}" for line in comment.get(lang).split("\n")]
        lines += yaml.replace("NAME", name).replace("DAY", day).split("\n")
    return "\n".join(lines) + "\n"


_PARTS: tuple[tuple[str, Text, str], ...] = (
    ("", Text("En egen regel för lokcheck. Den fungerar som den står: byt ut texterna och villkoret mot dina egna.\n"
              "  lokcheck rules test MAPP          kör exemplen nedan (MAPP är mappen som filen ligger i)\n"
              "  lokcheck avtal.yaml --rules MAPP  kontrollerar ett dokument med regeln\n"
              "  lokcheck facts avtal.yaml         visar uppgifterna som en regel kan fråga efter\n"
              "docs/writing-rules.md beskriver alla nycklar, docs/facts.md alla uppgifter.",
              "A rule of your own for lokcheck. It works as it stands: put in your own texts and condition.\n"
              "  lokcheck rules test FOLDER              runs the examples below (FOLDER is where this file lies)\n"
              "  lokcheck agreement.yaml --rules FOLDER  checks a document with the rule\n"
              "  lokcheck facts agreement.yaml           shows the facts that a rule can ask for\n"
              "docs/writing-rules.md describes every key, docs/facts.md every fact."),
     "format: 1"),
    ("", Text("Rubriken som filens regler visas under i rapporten.",
              "The heading under which the report shows the rules of this file."),
     "topic: {id: own, sv: Egna krav, en: Own requirements}\nrules:"),
    ("  ", Text("Versaler, bindestreck och två siffror. Ett id återanvänds aldrig.",
                "Capitals, a hyphen and two digits. An id is never used again."),
     "  - id: NAME"),
    ("    ", Text("Vad som krävs, med några få ord.", "What is required, in a few words."),
     "    title: {sv: Texten säger hur den sprids, en: The text says how it is made known}"),
    ("    ", Text("Vad som krävs och varför. Visas av lokcheck explain.",
                  "What is required, and why. Shown by lokcheck explain."),
     "    asks:\n"
     "      sv: Överenskommelsen ska säga hur den görs känd för personalen, annars används den inte.\n"
     "      en: The agreement must say how it is made known to the staff, else it is not used."),
    ("    ", Text("Vilka slags dokument det gäller: county-agreement, local-agreement, supplement, action-plan,\n"
                  "programme-agreement, programme, mandate eller sip-annex.",
                  "Which kinds of document: county-agreement, local-agreement, supplement, action-plan,\n"
                  "programme-agreement, programme, mandate or sip-annex."),
     "    applies_to: [county-agreement]"),
    ("    ", Text("Hur bindande det är: guidance (vägledning), structural (god praxis), contract (avtalat) eller\n"
                  "consistency (texten mot sig själv). legal-must och legal-should är för det som lagen säger.",
                  "How binding it is: guidance, structural (good practice), contract or consistency (the text against\n"
                  "itself). legal-must and legal-should are for what the statute says."),
     "    modality: guidance"),
    ("    ", Text("Det bästa som passar gäller: met, annars partly. Passar inget är kravet inte uppfyllt.",
                  "The best that matches counts: met, else partly. If nothing matches it is not met."),
     "    require:\n"
     "      met: {as: s, statement: {topic: dissemination, method: {stated: yes}}}\n"
     "      partly: {statement: {topic: dissemination}}"),
    ("    ", Text("Vad rapporten säger vid varje utfall. {s.method} är ett fält i uppgiften som kallas s.",
                  "What the report says for each outcome. {s.method} is a field of the fact called s."),
     "    message:\n"
     '      met: {sv: "Texten säger hur den görs känd: {s.method}.", '
     'en: "The text says how it is made known: {s.method}."}\n'
     "      partly: {sv: Texten säger att den ska spridas men inte hur., "
     "en: The text says that it is made known but not how.}\n"
     "      not_met: {sv: Texten säger inte hur den görs känd., en: The text does not say how it is made known.}"),
    ("    ", Text("Vad den som skriver texten ska göra, gärna med ett förslag på formulering.",
                  "What the writer of the text is to do, best with an example of wording."),
     "    remedy:\n"
     "      sv: Skriv vem som gör överenskommelsen känd, och hur.\n"
     "      en: State who makes the agreement known, and how."),
    ("    ", Text("Vem som brukar göra det. Får utelämnas.", "Who usually does it. May be left out."),
     "    who: {sv: Den grupp som förvaltar överenskommelsen, en: The group that keeps the agreement}"),
    ("    ", Text("Var kravet kommer ifrån: read (läst), seed (står i ett verkligt dokument), inference (slutsats)\n"
                  "eller recalled (ur minnet).",
                  "Where it comes from: read, seed (stands in a real document), inference or recalled."),
     "    source:\n"
     "      - {ref: Vårt eget beslut, status: read}"),
    ("    ", Text("Dagen då källorna senast kontrollerades.", "The day when the sources were last checked."),
     "    checked: DAY"),
    ("    ", Text("Delar av dokument och utfallet som de ska ge; {} är ett dokument som inte säger något.",
                  "Fragments of documents and the outcome that they must get; {} is a document that says nothing."),
     "    examples:\n"
     "      met:\n"
     "        - {statements: [{topic: dissemination, method: utbildning varje höst}]}\n"
     "      partly:\n"
     "        - {statements: [{topic: dissemination}]}\n"
     "      not_met:\n"
     "        - {}"),
)  # fmt: skip
"""For each part of the file: how far its comment is indented, the comment, and the YAML under it."""
