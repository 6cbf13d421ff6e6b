"""A year as ドウ walks it on her phone: from a file of figures to a guideline another town uses."""

from pathlib import Path

import pytest

from journeys import first_half as autumn
from journeys import second_half as winter
from journeys.walking import Walker


@pytest.mark.journey
def test_year_walked_on_a_phone_becomes_a_guideline_and_a_kit(
    dou: Walker, citizen: Walker, tmp_path: Path
) -> None:
    home = autumn.given_dou_stands_on_the_road_of_this_year(dou)

    autumn.when_she_brings_the_figures_of_a_new_year(dou, home)
    autumn.then_the_new_year_stands_with_its_source(dou)

    autumn.when_she_writes_down_what_was_said_at_a_centre(dou, home)
    autumn.when_she_codes_the_first_voice_with_the_keyboard_only(dou)
    autumn.then_the_voice_stands_under_its_theme(dou, home)

    autumn.when_she_adds_a_line_to_a_persona(dou, home)
    autumn.when_she_cites_a_figure_for_it(dou, home)
    autumn.then_the_line_stands_on_its_evidence(dou, home)

    autumn.when_she_writes_a_goal_that_can_be_checked(dou, home)
    autumn.then_the_goal_stands_with_its_agreement(dou)

    autumn.when_she_adds_a_way_to_reach_people(dou, home)
    autumn.then_the_way_is_in_the_plan(dou, home)

    course = winter.when_she_opens_a_drawn_class(dou, home)
    winter.when_she_takes_an_application_by_telephone(dou, course)
    winter.when_somebody_known_rings_too(dou, course)
    winter.when_she_closes_and_draws(dou, course)
    winter.then_anybody_can_see_the_proof(dou, citizen, course)

    winter.when_she_takes_the_roll_with_the_keyboard_only(dou, course)
    winter.then_the_day_says_who_came(dou, course)
    winter.when_she_looks_back_on_the_day(dou, course)
    winter.then_the_lessons_are_in_one_place(dou, home)

    winter.when_she_notes_answers_of_two_waves(dou, home)
    winter.when_she_computes_the_results(dou, home)
    winter.then_no_result_gives_anybody_away(dou)

    winter.when_she_makes_the_three_documents(dou, home)
    winter.when_she_publishes_the_guideline(dou, home)
    winter.then_the_public_follows_a_sentence_to_its_source(dou, citizen)

    town = winter.when_a_town_takes_the_kit(dou, home, tmp_path)
    winter.then_its_first_class_page_opens(dou, citizen, town)
