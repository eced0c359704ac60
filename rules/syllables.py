"""The shape of a Vietnamese syllable, without its marks: enough to tell a typed word from a slip of the keyboard."""

import re
from functools import lru_cache

_ONSETS = re.findall(r"\w+", "ngh ch gh gi kh ng nh ph th tr b c d g h k l m n p q r s t v x")
_RHYMES = frozenset(
    re.findall(
        r"\w+",
        """
        a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet
        ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc
        oong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy
        uya uych uyen uyet uynh uyt uyu y yem yen yet yeu
        """,
    )
)
_RHYMES_AFTER_Q = _RHYMES | frozenset(re.findall(r"\w+", "uac uach uai uam uanh uao uap uau uen ueo uep uet uit"))


@lru_cache(maxsize=4096)
def is_syllable(plain: str) -> bool:
    """Whether a lower-case word without marks could be one Vietnamese syllable ("thuong" yes, "xog" and "ddang" no)."""
    if plain in _RHYMES:
        return True
    for onset in _ONSETS:
        if plain.startswith(onset):
            rhyme = plain[len(onset) :]
            if rhyme in (_RHYMES_AFTER_Q if onset == "q" else _RHYMES) and (onset != "q" or rhyme[0] == "u"):
                return True
    return False
