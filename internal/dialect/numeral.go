package dialect

import (
	"slices"
	"strconv"
	"strings"
)

// englishNumbers are the English words that a numeral is made of.
var englishNumbers = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "fifteen": 15, "sixteen": 16, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1e6,
}

// chineseDigits and chineseUnits are the figures and the powers of ten of Chinese numerals.
var (
	chineseDigits = map[rune]float64{
		'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	}
	chineseUnits = map[rune]float64{'十': 10, '百': 100, '千': 1000}
	chineseMyria = map[rune]float64{'万': 1e4, '亿': 1e8}
)

// holdsNumeral reports whether a text can hold a numeral; most words do not.
func holdsNumeral(text string) bool {
	if strings.ContainsAny(text, "0123456789一二两三四五六七八九十百千万亿") {
		return true
	}
	return slices.ContainsFunc(strings.Fields(text), func(w string) bool {
		_, ok := englishNumbers[strings.ToLower(strings.Trim(w, ".,;:()-"))]
		return ok
	})
}

// number reads a numeral: 50, 1,000, 1.5 万, 两百, fifty. It reports false for what is none.
func number(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	if n, ok := arabicNumber(text); ok {
		return n, true
	}
	if n, ok := englishNumber(text); ok {
		return n, true
	}
	return chineseNumber(text)
}

// arabicNumber reads figures, with separators of thousands and with 万 or 亿 behind them.
func arabicNumber(text string) (float64, bool) {
	myriad := 1.0
	for c, factor := range chineseMyria {
		if rest, ok := strings.CutSuffix(text, string(c)); ok {
			text, myriad = strings.TrimSpace(rest), factor
			break
		}
	}
	if text == "" || strings.ContainsAny(text, "xXpPiInN_") {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
	return n * myriad, err == nil
}

// englishNumber reads number words: fifty, one hundred, two hundred and fifty.
func englishNumber(text string) (float64, bool) {
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return c == ' ' || c == '-' })
	var total, section float64
	for _, w := range words {
		n, ok := englishNumbers[w]
		switch {
		case w == "and":
		case !ok:
			return 0, false
		case n == 100:
			section = max(section, 1) * n
		case n > 100:
			total += max(section, 1) * n
			section = 0
		default:
			section += n
		}
	}
	return total + section, len(words) > 0
}

// chineseNumber reads a Chinese numeral up to 亿. A last figure without its unit is of the next lower one: 两百五 is 250,
// 两百零五 is 205.
func chineseNumber(text string) (float64, bool) {
	if text == "" {
		return 0, false
	}
	var total, section, digit, lower float64
	for _, c := range text {
		d, isDigit := chineseDigits[c]
		unit, isUnit := chineseUnits[c]
		myriad, isMyriad := chineseMyria[c]
		switch {
		case isDigit && d == 0:
			digit, lower = 0, 0
		case isDigit && digit > 0: // 二〇二二 is a name, no numeral
			return 0, false
		case isDigit:
			digit = d
		case isUnit:
			section += max(digit, 1) * unit // 十 alone is ten
			digit, lower = 0, unit/10
		case isMyriad:
			total += max(section+digit, 1) * myriad
			section, digit, lower = 0, 0, myriad/10
		default:
			return 0, false
		}
	}
	return total + section + digit*max(lower, 1), true
}
