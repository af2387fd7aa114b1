"""Languages so close to another one that its pages serve their readers.

CLDR's language matching (supplemental data, `languageMatching`) together with the macrolanguages
of ISO 639-3: all pairs of one script up to a distance of 14, where Moroccan Arabic is to Arabic,
Swiss German to German and Wu to Chinese; Catalan to Spanish (20) is not. Babel ships neither. The
table is not about the languages of this site: a new one needs no line here. It was worked out with
the library langcodes 3.5.1, which would keep every tag that anybody ever sent in memory.
"""

from __future__ import annotations

_NEAR = {
    "ssy": "aa",
    "sq": "aae aat aln",
    "ar": (
        "aao abh abv acm acq acw acx acy adf aeb aec afb apc apd arq ars ary arz auz avl ayh "
        "ayl ayn ayp pga shu ssh"
    ),
    "syr": "aii",
    "az": "azb",
    "mg": "bhr bmm bzc msh skg tdx tkg txy xmv xmw",
    "ms": (
        "bjn btj bve bvu coa dup hji id jak jax kvb kvr kxd lce lcf liw max meo mfa mfb min "
        "mqg msi mui orn ors pel pse tmw urk vkk vkt xmm zlm zmi"
    ),
    "hr": "bs sr",
    "sr": "bs hr",
    "zh": "cdo cjy cpx czh gan hak hsn lzh mnp nan wuu yue",
    "nb": "da no",
    "no": "da nb",
    "ne": "dty",
    "kln": "enb eyo niq oki pko sgc tec tuy",
    "ff": "ffm fub fue fuf fuh fui fuq fuv",
    "om": "gax hae orc",
    "kpe": "gkp",
    "gn": "gnw gui gun nhd",
    "de": "gsw lb",
    "bs": "hr sr",
    "luy": "ida lkb lko lks lri lrm lsm lto lts lwg nle nyd rag",
    "iu": "ikt",
    "kok": "knn",
    "lv": "ltg",
    "mn": "mvf",
    "da": "nb no",
    "ps": "pbt pst",
    "qu": (
        "qub qud quf qug quk qul qup qur qus quw qux quy qva qvc qve qvh qvi qvj qvl qvm qvn "
        "qvo qvp qvs qvw qvz qwa qwc qwh qws qxa qxc qxh qxl qxn qxo qxp qxr qxt qxu qxw"
    ),
    "sc": "sdc sdn sro",
    "or": "spv",
    "aa": "ssy",
    "uz": "uzs",
    "et": "vro",
    "yi": "yih",
}
"""For each language those that it serves, by their subtags."""

SERVED_BY: dict[str, tuple[str, ...]] = {}
"""For each language those that serve its readers."""
for _language, _others in _NEAR.items():
    for _other in _others.split():
        SERVED_BY[_other] = (*SERVED_BY.get(_other, ()), _language)
