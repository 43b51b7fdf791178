//! Recognises lines that are never an article's, wherever they stand: style remnants, share bars, promotion, captions.

use std::sync::LazyLock;

use crate::block::Block;
use crate::leftover;
use crate::measure::{ends_sentence, word_count, words};
use crate::pattern::{Pattern, compile};

/// A test and the reason to drop what passes it.
type Rule = (&'static str, fn(&Block) -> bool);

/// The rules in order; the first that holds gives the reason.
const RULES: &[Rule] = &[
    ("style", is_style),
    ("share", is_share),
    ("navigation", is_breadcrumb),
    ("boilerplate", is_rights_notice),
    ("boilerplate", is_site_notice),
    ("related-links", is_promo),
    ("advert", is_call_to_action),
    ("caption", is_caption),
    ("navigation", is_menu_word),
    ("navigation", is_separated_list),
];

/// Bytes beyond which a line is too long to be furniture that its words alone give away.
const LONGEST: usize = 3000;

/// Why this line is furniture, where its own words say so.
pub(crate) fn reason(block: &Block) -> Option<&'static str> {
    if block.text.len() > LONGEST {
        return leftover::is_gallery(&block.text, !ends_sentence(&block.text)).then_some("caption");
    }
    RULES.iter().find(|(_, holds)| holds(block)).map(|rule| rule.0).or_else(|| leftover::reason(block))
}

static STYLE: Pattern = LazyLock::new(|| {
    compile(
        r"(?x)^\s*(?:[.\#@][\w-]+[^{}]{0,200}\{[^}]*[:;] | [\w\s,.\#>:-]+\{\s*[\w-]+\s*:[^}]*\} | @(?:media|import|font-face)\b
          | (?:var|let|const)\s+\w+\s*= | (?:window|document|jQuery|googletag|dataLayer)[.\[(] | \(function\s*\( | function\s*\w*\s*\([^)]*\)\s*\{ | <!--|\}\s*\)?;?\s*$
          | /\*.*\*/\s*$ | \{\s*\x22@?\w+\x22\s*:)",
    )
});

fn is_style(block: &Block) -> bool {
    STYLE.is_match(&block.text)
}

const NETWORKS: &[&str] = &[
    "facebook",
    "twitter",
    "x",
    "whatsapp",
    "telegram",
    "linkedin",
    "pinterest",
    "reddit",
    "instagram",
    "youtube",
    "email",
    "e",
    "mail",
    "print",
    "copy",
    "link",
    "messenger",
    "tumblr",
    "flipboard",
    "sms",
    "threads",
    "bluesky",
    "mastodon",
    "viber",
    "line",
    "weibo",
    "wechat",
    "vk",
    "pocket",
    "snapchat",
    "tiktok",
    "url",
    "rss",
    "xing",
    "google",
    "koo",
    "skype",
    "plus",
    "more",
];
const SHARE_WORDS: &[&str] = &[
    "share", "sharing", "shares", "icon", "icons", "tweet", "on", "via", "by", "to", "this", "the", "article", "story",
    "post", "page", "save", "follow", "us", "click", "opens", "in", "new", "window", "with", "a", "friend", "button",
    "buttons", "pin", "it", "send", "comments", "bookmark", "gift", "copied", "and", "or",
];
/// Words of which one must be there for a line of share words to be a share bar.
const SHARE_ACTS: &[&str] = &[
    "share",
    "sharing",
    "shares",
    "tweet",
    "print",
    "copy",
    "email",
    "pin",
    "bookmark",
    "gift",
    "follow",
    "whatsapp",
    "facebook",
    "linkedin",
    "pinterest",
    "telegram",
    "copied",
];

/// Words of a line that is too long for a share bar.
const LONG_BAR: usize = 30;

fn is_share(block: &Block) -> bool {
    if block.words >= LONG_BAR {
        return false;
    }
    let lower: Vec<String> = words(&block.text).take(LONG_BAR).map(str::to_lowercase).collect();
    let known = |word: &String| {
        NETWORKS.contains(&word.as_str()) || SHARE_WORDS.contains(&word.as_str()) || word.parse::<u32>().is_ok()
    };
    let acts = lower.iter().any(|word| SHARE_ACTS.contains(&word.as_str()));
    let icon = lower.first().is_some_and(|word| word == "icon")
        || lower.windows(2).any(|pair| pair[0] == "icon" && pair[1] == "sharing");
    lower.len() < LONG_BAR && ((acts && lower.iter().all(known)) || (icon && lower.len() <= 6))
}

static BREADCRUMB: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)^(?:\d+\.\s*)?(?:current\s*:\s*)?(?:home|you are (?:at|here)|front page|homepage|news|start)\s*(?::|[>»›/|→]|$)",
    )
});

fn is_breadcrumb(block: &Block) -> bool {
    let text = &block.text;
    block.words <= 30 && BREADCRUMB.is_match(text) && (!ends_sentence(text) || text.contains(['>', '»', '›']))
}

static RIGHTS: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)^\W*(?:copyright\b|©|\(c\)\s*(?:19|20)\d\d)|\ball rights reserved\b|may not be (?:published|reproduced|redistributed|copied)|©\s*(?:19|20)\d\d|©\s*\p{Lu}[\p{L}\d&' .-]+$",
    )
});

/// A notice of rights.
fn is_rights_notice(block: &Block) -> bool {
    block.words <= 60 && RIGHTS.is_match(&block.text)
}

static SITE_NOTICE: Pattern = LazyLock::new(|| {
    compile(
        r"(?ix)\b(?:terms\ (?:of|and|&)\ (?:use|service|conditions)|privacy\ (?:policy|notice|statement)|cookie\ policy|contact\ us|about\ our\ cookies|advertise\ with\ us
          |we\ use\ cookies|accept\ (?:all\ )?cookies|verify\ you're\ not\ a\ robot|invalid\ email|enter\ your\ email|thank\ you\ for\ subscribing|select\ a\ newsletter
          |sign\ up\ (?:for|to)\ (?:our|the|your)|newsletters?\ sign\ ?up|continue\ reading\ the\ main\ story|an\ error\ has\ occurred|please\ try\ again\ later|please\ re-?enter
          |you\ agree\ to\ (?:our|receive|the)|already\ (?:a\ )?(?:subscribed|subscriber|registered|have\ an\ account)|enable\ javascript|ad\ ?blocker
          |manage\ (?:your\ )?(?:preferences|subscription)|(?:create|your)\ (?:a\ )?free\ account|(?:special|exclusive)\ offers|do\ not\ sell\ my|powered\ by\ wordpress|skip\ to\ (?:main\ )?content
          |your\ email\ address\ will\ not\ be\ published|required\ fields\ are\ marked|unsubscribe\ (?:at\ any|any)|log\ ?in\ to\ (?:comment|your)|privacy\ settings)\b",
    )
});

fn is_site_notice(block: &Block) -> bool {
    let hits = SITE_NOTICE.find_iter(&block.text.replace('’', "'")).take(8).count();
    hits >= 3 || (hits == 2 && block.words <= 60) || (hits == 1 && block.words <= 14)
}

static PROMO: Pattern = LazyLock::new(|| {
    compile(
        r"(?x)^\W*(?:
          (?i:(?:also|must|further)[\ -]?reads? | reads?[\ -](?:also|this|next) | see\ also | related(?:\ (?:stor(?:y|ies)|articles?|news|content|coverage|posts?|links?|video|reading))? | recommended(?:\ for\ you)? | more\ on\ this(?:\ story)? | editors?'?s?\ (?:picks?|choice) | don'?t\ miss
             | in\ case\ you\ missed(?:\ it)? | trending(?:\ now)? | most\ (?:read|popular|viewed) | up\ next | you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested) | top\ stories | watch\ (?:now|live|more|next|the\ video) | next\ (?:article|story|post) | previous\ (?:article|story|post))\s*(?:$|[:|»>–—-]\s*)
          | (?:Read|Watch|Listen|Opinion|More|MORE|READ|WATCH|LISTEN|READ\ MORE|Read\ more|Read\ More|WATCH\ MORE|VIDEO|Video|PHOTOS|Photos|GALLERY|Gallery|PODCAST|Podcast)\s*(?::|\||>>|»)\s*\S
          | (?i:also\ read|read\ also|must\ read|see\ also)\b )",
    )
});
static PROMO_ALL: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)^\W*read all (?:the|about|latest|our)\b|\bbreaking news live\b|\bget (?:the )?latest\b.*\bnews\b|^(?:read|see|view|show|load|learn) (?:more|all|full (?:story|article)|the full story)\W*$|\bread more (?:stories|news|articles) (?:on|about|from)\b|^for more (?:stories|news|updates|such|information)\b",
    )
});

/// "See also" in other languages, alone in its line or before a mark.
static PROMO_ABROAD: Pattern = LazyLock::new(|| {
    compile(
        r"(?xi)^\W*(?: lesen\ sie\ auch | lies\ auch | auch\ lesen | auch\ interessant | mehr\ zum\ thema | das\ könnte\ (?:sie|dich|euch)(?:\ auch)?\ interessieren | schon\ gelesen | neueste\ (?:artikel|beiträge) | weitere\ (?:artikel|beiträge|themen)
          | (?:à\ )?lire\ aussi | à\ lire | voir\ aussi | sur\ le\ même\ sujet | le[ae]\ también | vea\ también | mira\ también | [lt]e\ puede\ interesar | puedes?\ ver | noticias\ relacionadas | mira
          | leggi\ anche | potrebbe\ interessarti | leia\ (?:também|mais) | veja\ também | lees\ ook | czytaj\ (?:też|także|również) | zobacz\ (?:też|także) | läs\ (?:också|mer) | les\ også | læs\ også )\s*(?:\?\s*$|$|[:|»>–—]\s*)",
    )
});

/// A line that sends the reader to another article.
fn is_promo(block: &Block) -> bool {
    let text = &block.text;
    block.words <= 45
        && (PROMO.is_match(&text.replace('’', "'")) || PROMO_ALL.is_match(text) || PROMO_ABROAD.is_match(text))
}

static CALL: Pattern = LazyLock::new(|| {
    compile(
        r"(?ix)\bclick\ (?:here|to|on\ the|the\ link|below)\b|\bscroll\ (?:down|up)\ (?:for|to)\b|^\W*(?:advertisement|advertising|sponsored(?:\ content)?|adverti[sz]ement\W.*|story\ continues\ below.*|article\ continues.*|continue\ reading\W*|loading\W*|report\ this\ ad.*|supplied\ by.*)\W*$
          |^\W*(?:subscribe|sign\ up|join|follow|like|download|get|register|donate|support)\b.*\b(?:newsletters?|channel|app|on\ (?:twitter|facebook|telegram|whatsapp|instagram|google\ news|youtube|linkedin|x)|inbox|our\ (?:page|telegram|whatsapp|youtube)|alerts|updates|journalism)\b
          |^\W*(?:subscribe|sign\ (?:up|in)|log\ ?in|register|join)\b.{0,30}\bto\ (?:continue|read|keep|access|unlock|get)\b
          |^\W*(?:subscribe|sign\ (?:up|in)|log\ ?in|register|donate|join\ us)\b.{0,40}\b(?:now|today|here|free)\W*$",
    )
});

fn is_call_to_action(block: &Block) -> bool {
    block.words <= 45 && CALL.is_match(&block.text)
}

static CAPTION: Pattern = LazyLock::new(|| {
    compile(
        r"(?x)^\W*(?:FILE\b\s*(?:[-–—:]|PHOTO) | (?i:file\ (?:photo|image|picture|pic)\b) | (?i:(?:image|photo|picture|video|pic|photograph|illustration|graphic|map|featured\ image|fotos?|bild(?:er|quelle)?|titelbild|imagen|immagine|crédit\ photo|zdjęcie|photo\ illustration)(?:\ (?:source|credits?|by|courtesy|caption))?\s*[:/|©]) | (?i:(?:image|photo|picture)\ (?:source|credit|courtesy|caption)\b)
          | (?i:representati(?:ve|onal)\ (?:image|photo|picture)) | (?i:(?:photo|image)s?\ by\ \p{Lu}) )
          | \((?i:[^()]*\b(?:file\ (?:photo|image|pic(?:ture)?)|file|photo|image|picture|getty|getty\ images|afp|shutterstock|courtesy))[^()]*\)\s*\.?\s*$
          | \((?:AP|Reuters|REUTERS|AFP)\ Photo[^()]*\)\s*$ | /\s*(?:Associated\ Press|AP|AFP|Reuters|REUTERS|Getty\ Images|Getty|EPA|Shutterstock|Bloomberg|Anadolu)\s*\)?\s*$
          | (?i:\b(?:photo|photograph|image|picture)s?\s*(?:by|:|credit:|courtesy(?:\ of)?)\s*[^.]+$) | \bvia\ (?:AP|Getty\ Images|REUTERS|Reuters|AFP)\)?\s*$",
    )
});
static CHART: Pattern = LazyLock::new(|| compile(r"\p{L}[^.!?]*\s[Ss]ources?:\s*\p{Lu}[^.]+$"));
static VIDEO_LINE: Pattern = LazyLock::new(|| {
    compile(
        r"^(?:\p{Lu}\S+ ){0,2}\p{Lu}\S*['’]s? (?:\p{Lu}\S+ ){2,4}(?:discusses|reports|explains|speaks|talks|joins|breaks down|looks at|has more|has the (?:story|details))\b",
    )
});

/// A caption, photo credit or the line under a chart or a video.
fn is_caption(block: &Block) -> bool {
    let text = &block.text;
    block.words <= 110
        && (CAPTION.is_match(text) || VIDEO_LINE.is_match(text) || (block.words <= 40 && CHART.is_match(text)))
}

const MENU_WORDS: &[&str] = &[
    "home",
    "menu",
    "search",
    "login",
    "log in",
    "sign in",
    "sign up",
    "subscribe",
    "register",
    "view",
    "views",
    "close",
    "open",
    "back",
    "next",
    "previous",
    "more",
    "about us",
    "contact",
    "contact us",
    "privacy",
    "terms",
    "video",
    "videos",
    "play video",
    "photo",
    "photos",
    "image",
    "slideshow",
    "gallery",
    "live",
    "newsletters",
    "newsletter",
    "e-paper",
    "epaper",
    "classifieds",
    "weather",
    "front page",
    "skip to content",
    "top",
    "back to top",
    "read more",
    "see more",
    "load more",
    "show more",
    "comments",
    "comment",
    "no comments",
    "leave a comment",
    "advertisement",
    "loading",
    "edit",
    "hide caption",
    "toggle caption",
    "enlarge",
    "listen",
    "play",
    "pause",
    "download",
    "embed",
    "transcript",
    "cookie settings",
];

fn is_menu_word(block: &Block) -> bool {
    let lower = || block.text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    block.words <= 3 && MENU_WORDS.contains(&lower().as_str())
}

/// Three or more short items between bars, arrows or bullets.
fn is_separated_list(block: &Block) -> bool {
    let text = &block.text;
    let items = || text.split(['|', '»', '›', '•', '·', '/']).map(str::trim).filter(|item| !item.is_empty());
    let spaced = text.contains(' ') && text.contains(['|', '»', '›', '•', '·']);
    spaced && items().count() >= 3 && !ends_sentence(text) && items().all(|item| word_count(item) <= 4)
}

static SECTION: Pattern = LazyLock::new(|| {
    compile(
        r"(?ix)^\W*(?:related(?:\ (?:stor(?:y|ies)|articles?|news|content|coverage|posts?|links?|topics?|reading))? | ranking | recommend(?:ation|ations|ed)(?:\ (?:for\ you|reading|stories|articles))? | most\ (?:read|popular|viewed|shared|commented|recent) | popular(?:\ (?:now|posts|stories|news))? | trending(?:\ (?:now|stories|news|topics))? | other\ (?:news|stories|articles)
          | more\ (?:news|stories|articles|headlines|from\ .{2,40}|on\ this(?:\ story|\ topic)?|like\ this|in\ .{2,30}|stories\ .{2,30}|about\ .{2,30}|top\ stories) | (?:latest|top|breaking|recent|featured|other|today's|popular)\ (?:news|stories|posts|articles|headlines|videos|comments) | you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in|enjoy|have\ missed) | editors?'?s?\ (?:picks?|choice)
          | in\ other\ news | what\ to\ read\ next | read\ next | up\ next | see\ also | also\ read | next\ read | further\ reading | latest | comments?(?:\ \(\d+\))? | \d+\ comments? | leave\ a\ (?:comment|reply) | join\ the\ (?:conversation|discussion) | add\ a\ comment | sponsored(?:\ (?:content|links|stories))? | around\ the\ web | from\ (?:the|around\ the)\ web | from\ our\ partners | promoted(?:\ (?:content|stories|links))? | advertisement )\s*[:»>]*\W*$",
    )
});
static TAG_HEAD: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)^\W*(?:tags?|in|topics?|filed under|keywords|categories|category|more on|posted in|tagged(?: (?:with|under|as))?|labels|hashtags)\s*:\s*",
    )
});

/// What a heading of furniture announces: `related-links`, `comment` or `metadata`.
pub(crate) fn section_heading(text: &str) -> Option<&'static str> {
    if text.len() > 300 {
        return None;
    }
    let text = &text.replace('’', "'");
    if word_count(text) <= 8 && SECTION.is_match(text) {
        let lower = text.to_lowercase();
        return Some(if lower.contains("comment") || lower.contains("join the") || lower.contains("reply") {
            "comment"
        } else {
            "related-links"
        });
    }
    let tags = TAG_HEAD.find(text)?;
    let rest = &text[tags.end()..];
    (!ends_sentence(rest) && word_count(rest) <= 30 && (rest.is_empty() || rest.contains(',') || word_count(rest) <= 4))
        .then_some("metadata")
}
