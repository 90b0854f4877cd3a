"""What tells whether "he" or "she" stands for a person: given names, forms of address and nouns.

Given names are the most frequent ones of the US Social Security Administration's lists (births 1930 to 2000), of
the Office for National Statistics for England and Wales, and of the Indian electoral rolls, without those that both
sexes bear often. A name in neither list fits both pronouns, so that a gap costs nothing but a doubt.
"""

from typing import Literal

Gender = Literal["m", "f", ""]

_MEN = frozenset(
    """aaron abdul abraham adam adrian ahmed ajay akhilesh alan albert alejandro alexander alfred ali amit amitabh
    andre andrew andy angus anil anthony antonio antony arjun arnold arthur arun arvind asif ashok atal barack barry
    ben benjamin benny bernard bernie bill billy bob bobby boris brad bradley brandon brendan brett brian bruce bryan
    calvin carl carlos charles charlie chris christian christopher chuck clarence clark cliff clint colin connor craig
    daniel danny darren dave david dean deepak dennis derek devendra dick dinesh dmitry dominic don donald doug
    douglas duncan dwight earl ed eddie edward elijah elliott emmanuel emmett enrique eric ernest ethan eugene evan
    felix fernando francis francisco frank franklin fred frederick gareth gary gavin geoff geoffrey george gerald
    gerard gordon graham grant greg gregory guy hank hans harold harry harsh hassan hector henry herbert herman howard
    hugh hussein ian ibrahim ishaan isaac ivan jack jacob jaishankar jake jamal james jamie jared jason javier jeff
    jeffrey jeremy jerome jerry jesse jim jimmy joe joel john johnny jonathan jorge jose joseph josh joshua juan julian
    justin karl keir keith ken kenneth kevin kiran kumar kurt kyle larry lars lawrence lee leonard lester lewis liam
    lindsey lloyd louis luis luke mahmoud manish manoj manuel marc marcus mario mark martin marvin matt matthew maurice
    max mehmet michael miguel mike mikhail milton mitch mitt mohamed mohammad mohammed mohan mohit muhammad mukesh
    narendra nathan naveen neil neville newt nicholas nick nigel nikhil nitin noah norman oliver omar oscar owen pablo
    patrick paul pedro pete peter phil philip phillip pierre piyush pradeep prakash pranab praveen rafael rahul raj
    rajesh rajiv rajnath rakesh ralph ram ramesh ramon ranbir randall randhir randy raul ravi ray raymond recep reince
    ricardo richard rick ricky rishi rob robbie robert roberto rod rodney roger rohit roland ron ronald ross roy
    rupert russell ryan salman sam samuel sandeep sanjay satish scott sean sergei sergey sergio seth shane sharad
    shashi shaun shivraj sidney simon stanley stephen steve steven stewart stuart subhash sunil suresh ted terence
    terrence terry theodore thomas tim timothy toby todd tom tommy tony trevor tucker uddhav vernon victor vijay vikram
    vince vincent vinod virat vivek vladimir volodymyr walter warren wayne wesley will william winston wolf xi yogi
    yusuf zachary""".split()
)  # fmt: skip
_WOMEN = frozenset(
    """abigail aisha alexandra alexandria alexis alice alicia alison allison amanda amber amelia amy ana andrea angela
    angelina anita anjali ann anna anne annette annie antonia anuradha april ayesha barbara beatrice becky bella
    bernadette beth betsy betty beverly brenda bridget brittany camilla candace carla carly carmen carol caroline
    carolyn carrie catherine cathy charlotte chelsea cheryl chloe christina christine cindy claire clara claudia
    colleen condoleezza connie cora courtney crystal cynthia daisy dana danielle dawn debbie deborah debra deepika
    denise diana diane dianne dolores donna dora doris dorothy edith eileen elaine eleanor elena elise elisabeth
    elizabeth ellen emily emma erica erin esther eva eve evelyn fatima fiona florence frances gabrielle gail georgia
    geraldine gertrude gina ginny giorgia giselle gladys glenda gloria grace greta gretchen hannah harriet hazel
    heather heidi helen helena hillary holly hope huma ida indira ingrid irene iris isabel isabella ivana ivanka
    jacinda jacqueline jane janet janice jasmine jayalalitha jean jeanette jeanne jen jennifer jenny jessica jill joan
    joanna joanne josephine joy joyce juanita judith judy julia julie juliet kamala kangana karen karoline kate
    katherine kathleen kathryn kathy katie katrina kavita kayla kayleigh kellyanne kimberly kirsten kirstjen kristen
    kristin kristina latha laura lauren leah leila lena leslie lillian lily linda lisa liz liza lois loretta lori
    lorraine louise lucia lucy lydia lynn mabel madeleine madhuri malia mamata mandy manju margaret maria marie marilyn
    marine marion marjorie marsha martha mary maureen mavis maxine maya mayawati meena meera meg megan meghan melania
    melinda melissa mercedes meredith michelle mildred millie miriam mitzi molly monica muriel nadia nancy naomi
    natalie natasha neha nichola nicola nicole nina nirmala nora norma olga olivia pam pamela patricia patsy paula
    pauline peggy phyllis pooja prachi pratibha priti priya priyanka rachel radhika rebecca regina rekha renee rhonda
    rita roberta robin rosa rosalind rose rosemary roxanne ruth sabrina sadie sally samantha sandra sania sara sarah
    savannah shannon sharon sheila shelley shirley shreya simone smriti sonia sonja sonya sophia sophie stacey stacy
    stella stephanie sue sunita susan susanna sushma suzanne sylvia tamara tammy tanya tara teresa thelma theresa
    tiffany tina tracey tracy tulsi uma ursula usha valerie vanessa vera veronica vicki victoria violet virginia vivian
    wanda wendy whitney whoopi winifred yolanda yvette yvonne zoe""".split()
)  # fmt: skip
_MASCULINE = frozenset(
    """mr sir lord king prince duke earl baron sultan emir pope cardinal imam businessman congressman councilman
    assemblyman spokesman chairman salesman policeman fireman actor husband father son brother uncle nephew
    grandfather grandson boyfriend shri sri monsignor statesman widower fiancé""".split()
)  # fmt: skip
_FEMININE = frozenset(
    """mrs ms miss lady dame madam mme queen princess duchess baroness businesswoman congresswoman councilwoman
    assemblywoman spokeswoman chairwoman policewoman actress wife mother daughter sister aunt niece grandmother
    granddaughter girlfriend smt widow fiancée""".split()
)  # fmt: skip


def gender_of(name: str, title: str = "") -> Gender:
    """Tell the gender of a person from `title` words, else from the given name; "" where neither says."""
    for word in reversed(title.casefold().replace(".", " ").split()):
        if word in _MASCULINE:
            return "m"
        if word in _FEMININE:
            return "f"
    given = name.casefold().replace(".", " ").split()
    for word in given[:-1][:2]:  # "Roe Scott" is no Scott
        if word in _MEN:
            return "m"
        if word in _WOMEN:
            return "f"
    return ""
