package dialect

import (
	"strconv"
	"strings"
)

// englishNumbers are the English words that a numeral can be.
var englishNumbers = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"twelve": 12, "twenty": 20, "fifty": 50, "hundred": 100, "thousand": 1000,
}

// chineseDigits and chineseUnits are the figures and the powers of ten of Chinese numerals.
var (
	chineseDigits = map[rune]float64{
		'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	}
	chineseUnits = map[rune]float64{'十': 10, '百': 100, '千': 1000}
	chineseMyria = map[rune]float64{'万': 1e4, '亿': 1e8}
)

// number reads a numeral: 50, 1,000, 两百, fifty. It reports false for what is none.
func number(text string) (float64, bool) {
	text = strings.TrimSpace(text)
	if n, ok := englishNumbers[strings.ToLower(text)]; ok {
		return n, true
	}
	plain := strings.NewReplacer(",", "", "，", "").Replace(text)
	if n, err := strconv.ParseFloat(plain, 64); err == nil {
		return n, true
	}
	return chineseNumber(text)
}

// chineseNumber reads a Chinese numeral up to 亿.
func chineseNumber(text string) (float64, bool) {
	if text == "" {
		return 0, false
	}
	var total, section, digit float64
	for _, c := range text {
		d, isDigit := chineseDigits[c]
		unit, isUnit := chineseUnits[c]
		myriad, isMyriad := chineseMyria[c]
		switch {
		case isDigit:
			digit = d
		case isUnit:
			if digit == 0 {
				digit = 1 // 十 alone is ten
			}
			section += digit * unit
			digit = 0
		case isMyriad:
			total += (section + digit) * myriad
			section, digit = 0, 0
		default:
			return 0, false
		}
	}
	return total + section + digit, true
}
