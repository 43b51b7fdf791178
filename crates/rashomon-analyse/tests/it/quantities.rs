//! Figures with their bounds, units and what they count.

use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    let lines: Vec<String> = super::read(text)
        .quantities
        .iter()
        .map(|q| {
            let counted = q.counted_span.map_or("-", |s| s.of(text));
            let label = if q.ordinal { " label" } else { "" };
            format!("{:?} {:?}..{:?} {:?} {} of {counted}{label}\n", q.span.of(text), q.min, q.max, q.bound, q.unit)
        })
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn bounds_and_units() {
    check(
        "At least 14 people died. As many as 2,000 homes burned. Nearly two-thirds of voters came, or 50.2 per cent. It cost $2.4 million, a little over 200,000 pesos each. About a dozen troops and two to three ships left. One in five agreed. Some 17 kilometres away, nobody saw it.",
        expect![[r#"
            "At least 14 people" Some(14.0)..None AtLeast people of people
            "As many as 2,000 homes" None..Some(2000.0) AtMost count of homes
            "Nearly two-thirds of voters" Some(0.6666666666666666)..Some(0.6666666666666666) About share of voters
            "50.2 per cent" Some(50.2)..Some(50.2) Exact percent of -
            "$2.4 million" Some(2400000.0)..Some(2400000.0) Exact USD of -
            "a little over 200,000 pesos" Some(200000.0)..Some(200000.0) About peso of -
            "About a dozen troops" Some(12.0)..Some(12.0) About people of troops
            "two to three ships" Some(2.0)..Some(3.0) Exact count of ships
            "One in five agreed" Some(0.2)..Some(0.2) Exact share of agreed
            "Some 17 kilometres" Some(17.0)..Some(17.0) About kilometre of -
        "#]],
    );
}

#[test]
fn what_is_counted() {
    check(
        "The number rescued stood at 160. He put the number of people aboard at 187. The death toll rose to 19. Five of the 17 were children. All 11 of the company's vessels stayed. Sixteen were dead. That brought to two the number of people killed.",
        expect![[r#"
            "160" Some(160.0)..Some(160.0) Exact people of rescued
            "187" Some(187.0)..Some(187.0) Exact people of people
            "19" Some(19.0)..Some(19.0) Exact people of death toll
            "Five of the 17 were children" Some(5.0)..Some(5.0) Exact people of children
            "17" Some(17.0)..Some(17.0) Exact count of -
            "11 of the company's vessels" Some(11.0)..Some(11.0) Exact count of company's vessels
            "Sixteen were dead" Some(16.0)..Some(16.0) Exact people of dead
            "two" Some(2.0)..Some(2.0) Exact people of people
        "#]],
    );
}

#[test]
fn labels_ages_and_no_figures() {
    check(
        "Bulletin no. 4 names Airbase 101 and the 101st brigade. Renato Malabay, 54, has a four-year-old son and a 38-year-old ship. On March 15, 2023 at 4:40 p.m. one of the officials called 555-123-4567. In 2013 it began.",
        expect![[r#"
            "no. 4" Some(4.0)..Some(4.0) Exact label of - label
            "Airbase 101" Some(101.0)..Some(101.0) Exact label of - label
            "101st" Some(101.0)..Some(101.0) Exact ordinal of - label
            "54" Some(54.0)..Some(54.0) Exact year of -
            "four-year-old" Some(4.0)..Some(4.0) Exact year of -
            "38-year-old" Some(38.0)..Some(38.0) Exact year of -
        "#]],
    );
}

#[test]
fn numbers_in_digits_and_words() {
    check(
        "A hundred and one cats, two dozen dogs, 1.2 million hens, half a million bees, three-and-a-half pies, 3 1/2 cakes, 1\u{bd} loaves, 12,34,567 seeds, five lakh ants, two crore gnats, 1 414 021 flies, 2.5e3 mites, forty-two hundred ticks, five point seven apples, two and a quarter pears, 20k worms, 3/4 of the moths and tens of thousands of wasps.",
        expect![[r#"
            "A hundred and one cats" Some(101.0)..Some(101.0) Exact count of cats
            "two dozen dogs" Some(24.0)..Some(24.0) Exact count of dogs
            "1.2 million hens" Some(1200000.0)..Some(1200000.0) Exact count of hens
            "half a million bees" Some(500000.0)..Some(500000.0) Exact count of bees
            "three-and-a-half pies" Some(3.5)..Some(3.5) Exact count of pies
            "3 1/2 cakes" Some(3.5)..Some(3.5) Exact count of cakes
            "1½ loaves" Some(1.5)..Some(1.5) Exact count of loaves
            "12,34,567 seeds" Some(1234567.0)..Some(1234567.0) Exact count of seeds
            "five lakh ants" Some(500000.0)..Some(500000.0) Exact count of ants
            "two crore gnats" Some(20000000.0)..Some(20000000.0) Exact count of gnats
            "1 414 021 flies" Some(1414021.0)..Some(1414021.0) Exact count of flies
            "2.5e3 mites" Some(2500.0)..Some(2500.0) Exact count of mites
            "forty-two hundred ticks" Some(4200.0)..Some(4200.0) Exact count of ticks
            "five point seven apples" Some(5.7)..Some(5.7) Exact count of apples
            "two and a quarter pears" Some(2.25)..Some(2.25) Exact count of pears
            "20k worms" Some(20000.0)..Some(20000.0) Exact count of worms
            "3/4 of the moths" Some(0.75)..Some(0.75) Exact share of moths
            "tens of thousands of wasps" Some(20000.0)..None About count of wasps
        "#]],
    );
}

#[test]
fn ranges_changes_and_two_bounds() {
    check(
        "Between 14 and 17 people died. It takes 18-24 months, five or six men and $5-7 million. From 20 to 30 trucks came. The price rose from 45 to 50 dollars. More than 10 but fewer than 15 boats sank. It has a 10- to 15-metre mast. Turnout was 55%-26%. One to two days passed. He called between May 9 and 11. On May 9, 20 people (up 14) came \u{2014} 7 \u{2014} 8 left.",
        expect![[r#"
            "Between 14 and 17 people" Some(14.0)..Some(17.0) Exact people of people
            "18-24 months" Some(18.0)..Some(24.0) Exact month of -
            "five or six men" Some(5.0)..Some(6.0) Exact people of men
            "$5-7 million" Some(5000000.0)..Some(7000000.0) Exact USD of -
            "From 20 to 30 trucks" Some(20.0)..Some(30.0) Exact count of trucks
            "45" Some(45.0)..Some(45.0) Exact count of -
            "50 dollars" Some(50.0)..Some(50.0) Exact USD of -
            "More than 10 but fewer than 15 boats" Some(10.0)..Some(15.0) Exact count of boats
            "10- to 15-metre" Some(10.0)..Some(15.0) Exact metre of -
            "55%" Some(55.0)..Some(55.0) Exact percent of -
            "26%" Some(26.0)..Some(26.0) Exact percent of -
            "One to two days" Some(1.0)..Some(2.0) Exact day of -
            "20 people" Some(20.0)..Some(20.0) Exact people of people
            "14" Some(14.0)..Some(14.0) Exact count of -
            "7" Some(7.0)..Some(7.0) Exact count of -
            "8 left" Some(8.0)..Some(8.0) Exact count of left
        "#]],
    );
}

#[test]
fn bounds_before_and_behind() {
    check(
        "No fewer than 14 died. Not more than 15 came. Well over 20 left. Slightly less than 30 stayed. Twenty-plus men, 40 or more women and 50-odd boys. 60+ girls. Upwards of 70 cars. As few as 80 votes. Nearly 1,000 troops in Niger. Several hundred trucks. Equal to or greater than 90 tons. Close to 95 per cent. He spent $2,000 over 3 years.",
        expect![[r#"
            "No fewer than 14 died" Some(14.0)..None AtLeast people of died
            "Not more than 15 came" None..Some(15.0) AtMost count of came
            "Well over 20 left" Some(20.0)..None AtLeast count of left
            "Slightly less than 30 stayed" Some(30.0)..Some(30.0) About count of stayed
            "Twenty-plus men" Some(20.0)..None AtLeast people of men
            "40 or more women" Some(40.0)..None AtLeast people of women
            "50-odd boys" Some(50.0)..Some(50.0) About people of boys
            "60+ girls" Some(60.0)..None AtLeast people of girls
            "Upwards of 70 cars" Some(70.0)..None AtLeast count of cars
            "As few as 80 votes" Some(80.0)..None AtLeast count of votes
            "Nearly 1,000 troops" Some(1000.0)..Some(1000.0) About people of troops
            "hundred trucks" Some(200.0)..None About count of trucks
            "Equal to or greater than 90 tons" Some(90.0)..None AtLeast ton of -
            "Close to 95 per cent" Some(95.0)..Some(95.0) About percent of -
            "$2,000" Some(2000.0)..Some(2000.0) Exact USD of -
            "3 years" Some(3.0)..Some(3.0) Exact year of -
        "#]],
    );
}

#[test]
fn money_and_units() {
    check(
        "US$5m, A$6, \u{a3}3bn, \u{20ac}2.5 million, Rs 500, 40 naira, MSEK 120, thirteen dollars and forty-five cents, a $50 fine, $.25, $-3. He ran 5 km at 12 km/h, then 188 miles an hour, weighed 70 kg, and stood 5 ft 2 in. At -5 \u{b0}C or ten degrees below zero a 3-inch, 68-ounce can holds 500 ml on 1,200 square miles. It rose 25 basis points and 3 percentage points. 48m people saw a 48m tower.",
        expect![[r#"
            "US$5m" Some(5000000.0)..Some(5000000.0) Exact USD of -
            "A$6" Some(6.0)..Some(6.0) Exact AUD of -
            "£3bn" Some(3000000000.0)..Some(3000000000.0) Exact GBP of -
            "€2.5 million" Some(2500000.0)..Some(2500000.0) Exact EUR of -
            "Rs 500" Some(500.0)..Some(500.0) Exact INR of -
            "40 naira" Some(40.0)..Some(40.0) Exact NGN of -
            "MSEK 120" Some(120000000.0)..Some(120000000.0) Exact SEK of -
            "thirteen dollars and forty-five cents" Some(13.45)..Some(13.45) Exact USD of -
            "$50" Some(50.0)..Some(50.0) Exact USD of -
            "$.25" Some(0.25)..Some(0.25) Exact USD of -
            "$-3" Some(-3.0)..Some(-3.0) Exact USD of -
            "5 km" Some(5.0)..Some(5.0) Exact kilometre of -
            "12 km/h" Some(12.0)..Some(12.0) Exact kilometre-per-hour of -
            "188 miles an hour" Some(188.0)..Some(188.0) Exact mile-per-hour of -
            "70 kg" Some(70.0)..Some(70.0) Exact kilogram of -
            "5 ft 2 in" Some(5.166666666666667)..Some(5.166666666666667) Exact foot of -
            "-5 °C" Some(-5.0)..Some(-5.0) Exact degree-celsius of -
            "ten degrees below zero" Some(-10.0)..Some(-10.0) Exact degree of -
            "3-inch" Some(3.0)..Some(3.0) Exact inch of -
            "68-ounce" Some(68.0)..Some(68.0) Exact ounce of -
            "500 ml" Some(500.0)..Some(500.0) Exact millilitre of -
            "1,200 square miles" Some(1200.0)..Some(1200.0) Exact square-mile of -
            "25 basis points" Some(25.0)..Some(25.0) Exact basis-point of -
            "3 percentage points" Some(3.0)..Some(3.0) Exact percentage-point of -
            "48m people" Some(48000000.0)..Some(48000000.0) Exact people of people
            "48m" Some(48.0)..Some(48.0) Exact metre of -
        "#]],
    );
}

#[test]
fn scope_and_time_of_a_count() {
    let text = "As of Tuesday, 1,000 troops in Niger were left. By noon 14 of them were dead.";
    let told: Vec<String> = super::read(text)
        .quantities
        .iter()
        .map(|q| {
            let of = |span: Option<rashomon_model::Span>| span.map_or("-", |span| span.of(text));
            format!("{} | {} | {}", q.number.of(text), of(q.scope), of(q.as_of))
        })
        .collect();
    assert_eq!(told, ["1,000 | in Niger | Tuesday", "14 | of them | noon"]);
}

#[test]
fn parts_of_a_figure_are_told_apart() {
    let text = "At least $5 million or 34-year-old, nine-minute.";
    let told: Vec<String> = super::read(text)
        .quantities
        .iter()
        .map(|q| {
            let of = |span: Option<rashomon_model::Span>| span.map_or("-", |span| span.of(text));
            format!("{} | {} | {}", of(q.bound_span), q.number.of(text), of(q.unit_span))
        })
        .collect();
    assert_eq!(told, ["At least | 5 million | $", "- | 34 | year-old", "- | nine | minute"]);
}

#[test]
fn what_is_no_count() {
    check(
        "The 101 U.S. troops left Airbase 101 on Highway 101. A Boeing 737 and an F-16 met COVID-19. It won 3-2, the House voted 221-207. Call +44 20 8133 5190 or 555-123-4567 about 9/11 and 24/7. The 1990s and the 2020 race. See https://example.org/a?id=305&b=28. 1) First, a one-sided game. The 38th and the twenty-first. A third man came. One of them left.",
        expect![[r#"
            "101 U.S. troops" Some(101.0)..Some(101.0) Exact people of U.S. troops
            "Airbase 101" Some(101.0)..Some(101.0) Exact label of - label
            "Highway 101" Some(101.0)..Some(101.0) Exact label of - label
            "Boeing 737" Some(737.0)..Some(737.0) Exact label of - label
            "3-2" None..None Exact score of - label
            "221-207" None..None Exact score of - label
            "38th" Some(38.0)..Some(38.0) Exact ordinal of - label
            "twenty-first" Some(21.0)..Some(21.0) Exact ordinal of - label
            "third" Some(3.0)..Some(3.0) Exact ordinal of - label
        "#]],
    );
}

#[test]
fn rates_shares_and_ages() {
    check(
        "There were 12 deaths per 100,000 people. A third of the voters, one in five men, two out of every three women and 47 percent of likely voters agreed. Children aged 4, ages 5 to 9, or six months old, and Ann Lee, 61, met 2-year-olds and a five-member panel with a 49-page report.",
        expect![[r#"
            "12 deaths" Some(12.0)..Some(12.0) Exact per-100000 of deaths
            "A third of the voters" Some(0.3333333333333333)..Some(0.3333333333333333) Exact share of voters
            "one in five men" Some(0.2)..Some(0.2) Exact share of men
            "two out of every three women" Some(0.6666666666666666)..Some(0.6666666666666666) Exact share of women
            "47 percent of likely voters" Some(47.0)..Some(47.0) Exact percent of likely voters
            "aged 4" Some(4.0)..Some(4.0) Exact year of -
            "ages 5 to 9" Some(5.0)..Some(9.0) Exact year of -
            "six months old" Some(6.0)..Some(6.0) Exact month of -
            "61" Some(61.0)..Some(61.0) Exact year of -
            "2-year-olds" Some(2.0)..Some(2.0) Exact year of -
            "five-member" Some(5.0)..Some(5.0) Exact people of member
            "49-page" Some(49.0)..Some(49.0) Exact count of page
        "#]],
    );
}

#[test]
fn ages_in_a_list() {
    check(
        "Police arrested two men, aged 57 and 44, and three girls aged 12, 15 and 17.",
        expect![[r#"
            "two men" Some(2.0)..Some(2.0) Exact people of men
            "aged 57" Some(57.0)..Some(57.0) Exact year of -
            "44" Some(44.0)..Some(44.0) Exact year of -
            "three girls" Some(3.0)..Some(3.0) Exact people of girls
            "aged 12" Some(12.0)..Some(12.0) Exact year of -
            "15" Some(15.0)..Some(15.0) Exact year of -
            "17" Some(17.0)..Some(17.0) Exact year of -
        "#]],
    );
}

#[test]
fn numbers_put_together() {
    check(
        "Two million, three hundred thousand bees, a hundred and twenty thousand ants, three quarters of a million flies, two thousand and two hundred moths, 3 bn crabs, 12 point 5 snails, two hundred and fifty-four hundredths, one thousandth of it.",
        expect![[r#"
            "Two million, three hundred thousand bees" Some(2300000.0)..Some(2300000.0) Exact count of bees
            "a hundred and twenty thousand ants" Some(120000.0)..Some(120000.0) Exact count of ants
            "three quarters of a million flies" Some(750000.0)..Some(750000.0) Exact count of flies
            "two thousand and two hundred moths" Some(2200.0)..Some(2200.0) Exact count of moths
            "3 bn crabs" Some(3000000000.0)..Some(3000000000.0) Exact count of crabs
            "12 point 5 snails" Some(12.5)..Some(12.5) Exact count of snails
            "two hundred and fifty-four hundredths" Some(200.54)..Some(200.54) Exact count of -
            "one thousandth" Some(0.001)..Some(0.001) Exact share of -
        "#]],
    );
}

#[test]
fn currencies_and_compound_measures() {
    check(
        "It cost Rs500, USD115, 30 Polish zlotys and \u{20a1}40. He is 6 foot 2, she 5'11\", a 5-foot-11 guard; the baby weighs 8lb 3oz. It was 32 C (90 F). Send Form 13F to COP26 with 3 USD50 cards. At the age of 5 he ran that one mile.",
        expect![[r#"
            "Rs500" Some(500.0)..Some(500.0) Exact INR of -
            "USD115" Some(115.0)..Some(115.0) Exact USD of -
            "30 Polish zlotys" Some(30.0)..Some(30.0) Exact PLN of -
            "₡40" Some(40.0)..Some(40.0) Exact CRC of -
            "6 foot 2" Some(6.166666666666667)..Some(6.166666666666667) Exact foot of -
            "5'11\"" Some(5.916666666666667)..Some(5.916666666666667) Exact foot of -
            "5-foot-11" Some(5.916666666666667)..Some(5.916666666666667) Exact foot of -
            "8lb 3oz" Some(8.1875)..Some(8.1875) Exact pound of -
            "32 C" Some(32.0)..Some(32.0) Exact degree-celsius of -
            "90 F" Some(90.0)..Some(90.0) Exact degree-fahrenheit of -
            "Form 13" Some(13.0)..Some(13.0) Exact label of - label
            "3 USD" Some(3.0)..Some(3.0) Exact count of USD
            "USD50" Some(50.0)..Some(50.0) Exact USD of -
            "age of 5" Some(5.0)..Some(5.0) Exact year of -
            "one mile" Some(1.0)..Some(1.0) Exact mile of -
        "#]],
    );
}

#[test]
fn marks_and_words_of_currencies_and_what_they_are_not() {
    check(
        "They won 14 counties. It took QAR 12 million, Canadian $3 million, $ 5 - million and 3 rubles 50 kopeks. A couple of hundred homes stand on 30 sq kilometres, 20 cm² of each wet. A $20 T-shirt went to the two hundredth and the one hundred twenty third visitor.",
        expect![[r#"
            "14 counties" Some(14.0)..Some(14.0) Exact count of counties
            "QAR 12 million" Some(12000000.0)..Some(12000000.0) Exact QAR of -
            "Canadian $3 million" Some(3000000.0)..Some(3000000.0) Exact CAD of -
            "$ 5 - million" Some(5000000.0)..Some(5000000.0) Exact USD of -
            "3 rubles 50 kopeks" Some(3.5)..Some(3.5) Exact RUB of -
            "hundred homes" Some(200.0)..None About count of homes
            "30 sq kilometres" Some(30.0)..Some(30.0) Exact square-kilometre of -
            "20 cm²" Some(20.0)..Some(20.0) Exact square-centimetre of -
            "$20" Some(20.0)..Some(20.0) Exact USD of -
            "two hundredth" Some(200.0)..Some(200.0) Exact ordinal of - label
            "one hundred twenty third" Some(123.0)..Some(123.0) Exact ordinal of - label
        "#]],
    );
}

#[test]
fn less_than_nothing_and_ranges_of_ranks() {
    check(
        "It fell from -18 \u{b0}C to -34 \u{b0}C. It lies between -20 and -10. They came between the tenth and the fifteenth of the list. At least 10 and also at most 20 sheep, 30 or larger, 40 and below, up from 10 up to 20 cows. Nobody was hurt and no one died; none stayed.",
        expect![[r#"
            "-18 °C" Some(-18.0)..Some(-18.0) Exact degree-celsius of -
            "-34 °C" Some(-34.0)..Some(-34.0) Exact degree-celsius of -
            "between -20 and -10" Some(-20.0)..Some(-10.0) Exact count of -
            "between the tenth and the fifteenth" Some(10.0)..Some(15.0) Exact ordinal of - label
            "At least 10 and also at most 20 sheep" Some(10.0)..Some(20.0) Exact count of sheep
            "30 or larger" Some(30.0)..None AtLeast count of -
            "40 and below" None..Some(40.0) AtMost count of -
            "10" Some(10.0)..Some(10.0) Exact count of -
            "up to 20 cows" None..Some(20.0) AtMost count of cows
        "#]],
    );
}

#[test]
fn numbers_as_people_write_and_say_them() {
    check(
        "He weighed 2 thirds of it. It fell by point five percent. Quarter of a million people came and more than half stayed. There were 1.234.567 votes. He counted one, two and three. One hundred and first in line, the 21 st or the 12th. Two hundred and three hundred of them came. He lives at 21 St Mary's Road.",
        expect![[r#"
            "2 thirds" Some(0.6666666666666666)..Some(0.6666666666666666) Exact share of -
            "point five percent" Some(0.5)..Some(0.5) Exact percent of -
            "Quarter of a million people" Some(250000.0)..Some(250000.0) Exact people of people
            "1.234.567 votes" Some(1234567.0)..Some(1234567.0) Exact count of votes
            "one" Some(1.0)..Some(1.0) Exact count of -
            "two" Some(2.0)..Some(2.0) Exact count of -
            "three" Some(3.0)..Some(3.0) Exact count of -
            "One hundred and first" Some(101.0)..Some(101.0) Exact ordinal of - label
            "21 st" Some(21.0)..Some(21.0) Exact ordinal of - label
            "12th" Some(12.0)..Some(12.0) Exact ordinal of - label
            "Two hundred" Some(200.0)..Some(200.0) Exact count of -
            "three hundred of them came" Some(300.0)..Some(300.0) Exact count of came
            "21 St Mary's Road" Some(21.0)..Some(21.0) Exact count of St Mary's Road
        "#]],
    );
}

#[test]
fn hours_with_their_minutes_and_telephones() {
    check(
        "The rescue took two hours and 40 minutes. It cost as much as $50 to $60 million. Call 555-1234 or (425) 555-0123. Between 500-1000 people came. At or above 30 degrees, 5 thru 7 are closed. 5/9 of them left on 9/11. The dead are 200 and counting.",
        expect![[r#"
            "two hours and 40 minutes" Some(2.6666666666666665)..Some(2.6666666666666665) Exact hour of -
            "as much as $50 to $60 million" Some(50000000.0)..Some(60000000.0) AtMost USD of -
            "Between 500-1000 people" Some(500.0)..Some(1000.0) Exact people of people
            "At or above 30 degrees" Some(30.0)..None AtLeast degree of -
            "5 thru 7 are closed" Some(5.0)..Some(7.0) Exact count of closed
            "5/9 of them left" Some(0.5555555555555556)..Some(0.5555555555555556) Exact share of left
            "200 and counting" Some(200.0)..None AtLeast count of -
        "#]],
    );
}

#[test]
fn parts_of_a_unit_or_a_scale() {
    check(
        "It fell by a quarter of a percent, then by two-tenths of 1 percent and 0.3 of a percentage point. They walked three quarters of a mile. A third of voters and 3/4 million others, tens of people among them, paid just short of 10pc.",
        expect![[r#"
            "a quarter of a percent" Some(0.25)..Some(0.25) Exact percent of -
            "two-tenths of 1 percent" Some(0.2)..Some(0.2) Exact percent of -
            "0.3 of a percentage point" Some(0.3)..Some(0.3) Exact percentage-point of -
            "three quarters of a mile" Some(0.75)..Some(0.75) Exact mile of -
            "A third of voters" Some(0.3333333333333333)..Some(0.3333333333333333) Exact share of voters
            "3/4 million others" Some(750000.0)..Some(750000.0) Exact count of others
            "tens of people" Some(20.0)..None About people of people
            "just short of 10pc" Some(10.0)..Some(10.0) About percent of -
        "#]],
    );
}

#[test]
fn parts_joined_by_hyphens_and_verbs_that_bound() {
    check(
        "Half-a-dozen men stood there. The quarter-million homes are dark. Three and three quarter miles are shut. The toll topped 300. Barely 40 people came.",
        expect![[r#"
            "Half-a-dozen men" Some(6.0)..Some(6.0) Exact people of men
            "quarter-million homes" Some(250000.0)..Some(250000.0) Exact count of homes
            "Three and three quarter miles" Some(3.75)..Some(3.75) Exact mile of -
            "topped 300" Some(300.0)..None AtLeast count of -
            "Barely 40 people" Some(40.0)..Some(40.0) About people of people
        "#]],
    );
}

#[test]
fn a_half_inside_a_compound() {
    check(
        "A two-and-a-half-year-old boy ran a one-and-a-half-mile course.",
        expect![[r#"
            "two-and-a-half-year-old" Some(2.5)..Some(2.5) Exact year of -
            "one-and-a-half-mile" Some(1.5)..Some(1.5) Exact mile of -
        "#]],
    );
}

#[test]
fn an_hour_is_no_figure() {
    check(
        "The photo was taken at eight. The shop opens at nine and closes at ten. The toll stood at eight. They put it at 12.",
        expect![[r#"
            "eight" Some(8.0)..Some(8.0) Exact count of -
            "12" Some(12.0)..Some(12.0) Exact count of -
        "#]],
    );
}
