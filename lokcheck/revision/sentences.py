"""What changed, as a sentence for an official: data, by type of entry. What has no line is told in a general form."""

from collections.abc import Mapping

from lokcheck.texts import Text

__all__ = ["CAME", "CHANGED", "GENERAL", "GONE", "LESS", "MORE", "MOVED"]

GONE: Mapping[str, Text] = {
    "activity": Text("Aktiviteten ”{name}” har tagits bort.", "The activity “{name}” was removed."),
    "ages": Text("Det anges inte längre vilka åldrar som omfattas.", "The ages covered are no longer stated."),
    "annex": Text("Bilagan ”{name}” har tagits bort.", "The annex “{name}” was removed."),
    "citation": Text("Texten hänvisar inte längre till {name}.", "The text no longer cites {name}."),
    "consultation": Text("{name} hörs inte längre.", "{name} is no longer heard."),
    "deadline": Text("Tidsfristen för ”{name}” har tagits bort.", "The deadline for “{name}” was removed."),
    "follow_up": Text("Uppföljningen har tagits bort: {name}.", "The follow-up was removed: {name}."),
    "goal": Text("Målet ”{name}” har tagits bort.", "The goal “{name}” was removed."),
    "group": Text("Gruppen ”{name}” har tagits bort.", "The group “{name}” was removed."),
    "indicator": Text("Indikatorn ”{name}” har tagits bort.", "The indicator “{name}” was removed."),
    "municipality": Text("{name} nämns inte längre bland kommunerna.", "{name} is no longer among the municipalities."),
    "obligation": Text("Åtagandet ”{name}” har tagits bort ({whose}).", "The duty “{name}” was removed ({whose})."),
    "party": Text("{name} är inte längre part.", "{name} is no longer a party."),
    "party_member": Text("{name} räknas inte längre upp bland parterna.",
                         "{name} is no longer listed among the parties."),
    "responsibility": Text("Uppgiften ”{name}” har tagits bort ({whose}).", "The task “{name}” was removed ({whose})."),
    "service": Text("Verksamheten {name} omfattas inte längre.", "The service {name} is no longer covered."),
    "signature": Text("Underskriften för {name} har tagits bort.", "The signature for {name} was removed."),
    "special_group": Text("Gruppen nämns inte längre bland dem som behöver särskild uppmärksamhet: {name}.",
                          "The group is no longer named among those with special needs: {name}."),
    "target_group": Text("Målgruppen omfattar inte längre {name}.", "The target group no longer covers {name}."),
}  # fmt: skip

CAME: Mapping[str, Text] = {
    "activity": Text("Aktiviteten ”{name}” är ny.", "The activity “{name}” is new."),
    "ages": Text("Det anges nu vilka åldrar som omfattas.", "The ages covered are stated now."),
    "annex": Text("Bilagan ”{name}” är ny.", "The annex “{name}” is new."),
    "citation": Text("Texten hänvisar nu till {name}.", "The text cites {name} now."),
    "consultation": Text("{name} hörs nu.", "{name} is heard now."),
    "deadline": Text("En ny tidsfrist: ”{name}”.", "A new deadline: “{name}”."),
    "follow_up": Text("En ny uppföljning: {name}.", "A new follow-up: {name}."),
    "goal": Text("Målet ”{name}” är nytt.", "The goal “{name}” is new."),
    "group": Text("Gruppen ”{name}” är ny.", "The group “{name}” is new."),
    "indicator": Text("Indikatorn ”{name}” är ny.", "The indicator “{name}” is new."),
    "municipality": Text("{name} nämns nu bland kommunerna.", "{name} is among the municipalities now."),
    "obligation": Text("Åtagandet ”{name}” är nytt ({whose}).", "The duty “{name}” is new ({whose})."),
    "party": Text("{name} är ny part.", "{name} is a new party."),
    "party_member": Text("{name} räknas nu upp bland parterna.", "{name} is listed among the parties now."),
    "responsibility": Text("Uppgiften ”{name}” är ny ({whose}).", "The task “{name}” is new ({whose})."),
    "service": Text("Verksamheten {name} omfattas nu.", "The service {name} is covered now."),
    "signature": Text("En underskrift för {name} har tillkommit.", "A signature for {name} was added."),
    "special_group": Text("Gruppen nämns nu bland dem som behöver särskild uppmärksamhet: {name}.",
                          "The group is now named among those with special needs: {name}."),
    "target_group": Text("Målgruppen omfattar nu {name}.", "The target group covers {name} now."),
}  # fmt: skip

MOVED: Mapping[str, Text] = {
    "activity_responsible": Text("Ansvaret för aktiviteten ”{home}” har flyttats från {old} till {new}.",
                                 "Responsibility for the activity “{home}” moved from {old} to {new}."),
    "obligation": Text("Åtagandet ”{name}” har flyttats från {old} till {new}.",
                       "The duty “{name}” moved from {old} to {new}."),
    "responsibility": Text("Uppgiften ”{name}” har flyttats från {old} till {new}.",
                           "The task “{name}” moved from {old} to {new}."),
    "deadline": Text("Den som ska göra ”{name}” är inte längre {old} utan {new}.",
                     "Who is to do “{name}” is no longer {old} but {new}."),
    "document": Text("Dokumentet förvaltas inte längre av {old} utan av {new}.",
                     "The document is no longer kept by {old} but by {new}."),
}  # fmt: skip

LESS: Mapping[tuple[str, str], Text] = {
    ("obligation", "binding"): Text("Åtagandet ”{name}” binder inte längre: ”ska” har blivit ”bör”.",
                                    "The duty “{name}” no longer binds: ‘shall’ became ‘should’."),
    ("statement", "binding"): Text("Bestämmelsen ”{name}” binder inte längre: ”ska” har blivit ”bör”.",
                                   "The provision “{name}” no longer binds: ‘shall’ became ‘should’."),
    ("follow_up", "months"): Text("Uppföljningen görs mer sällan ({name}): "
                                  "från {old} till {new} mellan gångerna.",
                                  "The follow-up is made less often ({name}): from {old} to {new} between them."),
    ("deadline", "date"): Text("Tidsfristen för ”{name}” har skjutits upp från {old} till {new}.",
                               "The deadline for “{name}” was put off from {old} to {new}."),
}  # fmt: skip
MORE: Mapping[tuple[str, str], Text] = {
    ("obligation", "binding"): Text("Åtagandet ”{name}” binder nu: ”bör” har blivit ”ska”.",
                                    "The duty “{name}” binds now: ‘should’ became ‘shall’."),
    ("statement", "binding"): Text("Bestämmelsen ”{name}” binder nu: ”bör” har blivit ”ska”.",
                                   "The provision “{name}” binds now: ‘should’ became ‘shall’."),
    ("follow_up", "months"): Text("Uppföljningen görs oftare ({name}): "
                                  "från {old} till {new} mellan gångerna.",
                                  "The follow-up is made more often ({name}): from {old} to {new} between them."),
    ("deadline", "date"): Text("Tidsfristen för ”{name}” har tidigarelagts från {old} till {new}.",
                               "The deadline for “{name}” was brought forward from {old} to {new}."),
}  # fmt: skip
CHANGED: Mapping[tuple[str, str], Text] = {
    ("citation", "text"): Text("Hänvisningen till {old} har bytts mot {new}.", "The citation of {old} became {new}."),
    ("document", "title"): Text("Titeln har ändrats från ”{old}” till ”{new}”.",
                                "The title was changed from “{old}” to “{new}”."),
    ("document", "county"): Text("Länet har ändrats från {old} till {new}.",
                                 "The county was changed from {old} to {new}."),
    ("party", "name"): Text("Parten {old} heter nu {new}.", "The party {old} is now called {new}."),
    ("amount", "value"): Text("Beloppet har ändrats från {old} till {new} kronor ({name}).",
                              "The amount was changed from SEK {old} to {new} ({name})."),
    ("budget_line", "amount"): Text("Beloppet på budgetraden ”{name}” har ändrats från {old} till {new} kronor.",
                                    "The amount of the budget line “{name}” was changed from SEK {old} to {new}."),
}  # fmt: skip

GENERAL: Mapping[str, Text] = {
    "gone": Text("Borttaget: {Entry}.", "Removed: {Entry}."),
    "came": Text("Nytt: {Entry}.", "New: {Entry}."),
    "gone within": Text("Borttaget: {Entry} ({home}).", "Removed: {Entry} ({home})."),
    "came within": Text("Nytt: {Entry} ({home}).", "New: {Entry} ({home})."),
    "stated": Text("{Entry}: {field} anges nu: {new}.", "{Entry}: {field} is stated now: {new}."),
    "unstated": Text("{Entry}: {field} anges inte längre (förut {old}).",
                     "{Entry}: {field} is no longer stated (it was {old})."),
    "changed": Text("{Entry}: {field} har ändrats från {old} till {new}.",
                    "{Entry}: {field} was changed from {old} to {new}."),
    "changed text": Text("{Entry}: {field} har ändrats från ”{old}” till ”{new}”.",
                         "{Entry}: {field} was changed from “{old}” to “{new}”."),
    "softer": Text("{Entry}: svagare formulering än förut.", "{Entry}: worded less firmly than before."),
    "firmer": Text("{Entry}: starkare formulering än förut.", "{Entry}: worded more firmly than before."),
    "reworded": Text("{Entry}: {field} har formulerats om.", "{Entry}: {field} was reworded."),
}  # fmt: skip
