/** Given names that are hardly ever anything else in a procedure. Names that are also words, places or products are left out. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `Aaron Abdul Abdullah Abigail Adrian Adriana Agnes Ahmad Ahmed Aiden Aisha Alan Albert Alberto Alejandra Alejandro Aleksandra Alessandra Alessandro
  Alessia Alex Alexander Alexandra Alexandre Alexandros Alfonso Alfred Ali Alice Alicia Alina Alison Aliyah Allison Alyssa Amanda Amelia Amelie Amina
  Amir Amit Amy Ana Anastasia Anders Andrea Andreas Andrei Andrew Andrzej Andy Angelika Anika Anita Anja Anjali Ann Anna Anne Annette Annika Anthony
  Antoine Anton Antonia Antonio Anya Arjun Arnaud Artem Arthur Arun Ashley Astrid Aurelie Ayesha Barbara Bartosz Bastian Beatrice Beatriz Ben Benedikt
  Benjamin Bernard Bernd Beth Bethany Betty Bianca Bjorn Blanca Bogdan Boris Brad Bradley Brenda Brendan Brian Brianna Bridget Bruno Bryan Caitlin
  Camila Camille Carla Carlos Carmen Carol Caroline Catalina Catarina Catherine Cathy Cecilia Cedric Celine Cesar Charles Charlotte Chiara Chloe Chris
  Christa Christina Christine Christoph Christophe Christopher Claire Clara Clarissa Claudia Claudio Clemens Clement Colin Colleen Connor Corinna
  Cornelia Courtney Craig Cristina Curtis Cynthia Damian Damien Dan Daniel Daniela Daniele Danielle Danny Daphne Darius Darren Dave David Davide
  Debbie Deborah Deepak Deepika Denis Dennis Derek Diana Diane Diego Dieter Dimitri Dirk Dmitri Dmitry Dominic Dominik Dominique Donald Donna Doris
  Dorothy Doug Douglas Duncan Dustin Dylan Edgar Eduardo Edward Edwin Eileen Elaine Eleanor Elena Eleni Elias Elisa Elisabeth Elise Elizabeth Ella
  Ellen Elsa Emanuel Emil Emilia Emilie Emily Emma Emmanuel Enrique Eric Erica Erik Erika Erin Esther Ethan Eugene Eva Evan Evelyn Fabian Fabio
  Fabrice Farah Fatima Federico Felicia Felipe Felix Fernanda Fernando Filip Filippo Fiona Flavio Florian Francesca Francesco Francis Francisca
  Francisco Francois Franz Fred Frederic Frederik Friedrich Gabriel Gabriela Gabriele Gareth Gary Gavin Geoffrey George Georgios Gerald Gerard Gerd
  Gerhard Gianluca Giorgio Giovanni Giulia Giuseppe Gonzalo Gordon Graham Greg Gregor Gregory Greta Guillaume Guillermo Gunther Gustav Gustavo Hamza
  Hana Hannah Hannes Hans Harald Harold Harriet Harry Hasan Hassan Heather Hector Heidi Heike Heiko Heinrich Helen Helena Helga Helmut Hendrik Henri
  Henrik Henry Herbert Hiroshi Holger Howard Hussein Ian Ibrahim Ignacio Igor Ingrid Irene Irina Isaac Isabel Isabella Isabelle Ivan Ivana Jacob
  Jacqueline Jacques Jakob Jakub Jamal James Jamie Jana Jane Janet Janice Janine Jannik Jaroslav Jasmin Jason Javier Jean Jeff Jeffrey Jennifer Jenny
  Jens Jeremy Jerome Jessica Jill Jim Jimmy Joachim Joan Joana Joanna Joanne Joao Jochen Joe Joel Johan Johanna Johannes John Johnny Jon Jonas
  Jonathan Jorg Jorge Jose Josef Joseph Josephine Joshua Juan Juana Judith Judy Julian Juliana Julie Julien Juliette Julio Jurgen Justin Justyna Kamil
  Karen Karim Karin Karina Karl Karla Karsten Kasia Katarina Katarzyna Kate Katharina Katherine Kathleen Kathrin Kathryn Kathy Katie Katja Katrin
  Katrina Keith Kelly Kenneth Kerstin Kevin Khalid Kim Kimberly Kirsten Klaus Krishna Kristen Kristian Kristin Kristina Krzysztof Kumar Kurt Kyle
  Larissa Larry Lars Laura Lauren Laurence Laurent Lea Leah Leila Lena Leo Leon Leonard Leonardo Leonie Leslie Liam Lidia Lieselotte Lina Linda
  Lindsay Lisa Lorenzo Louisa Louise Lucas Lucia Luciana Lucie Lucy Ludwig Luis Luisa Luka Lukas Lukasz Lydia Lynn Maciej Magda Magdalena Mahmoud Maja
  Malte Manfred Manoj Manuel Manuela Marc Marcel Marcelo Marcin Marco Marcos Marcus Margaret Margarita Maria Mariam Marian Mariana Marianne Marie
  Marion Marisol Marius Marlene Marta Martha Martin Martina Mary Maryam Mateo Mateusz Mathias Mathieu Matt Matteo Matthew Matthias Maureen Maurice
  Maurizio Maximilian Megan Mehmet Melanie Melissa Mia Michael Michaela Michal Michel Michele Michelle Miguel Mihai Mikael Mike Mikhail Mila Milena
  Miranda Miriam Mohamed Mohammad Mohammed Molly Monica Monika Monique Muhammad Mustafa Nadia Nadine Nancy Naomi Natalia Natalie Natasha Nathalie
  Nathan Nathaniel Neha Neil Nicholas Nicola Nicolas Nicole Nicoletta Niels Nikhil Nikita Niklas Nikolai Nikolas Nina Noemi Nora Norbert Olaf Oleg
  Olga Oliver Olivia Olivier Omar Oscar Oskar Osman Otto Pablo Pamela Paola Paolo Patricia Patricio Patrick Patrik Paul Paula Paulina Pauline Paulo
  Pavel Pawel Pedro Peggy Peter Petra Phil Philip Philipp Philippe Phillip Pierre Pietro Pilar Piotr Pooja Priya Priyanka Rachel Rafael Raffaele Rahul
  Rainer Rajesh Ralf Ralph Ramona Randy Raphael Raquel Rashid Raul Ravi Raymond Rebecca Reinhard Renata Renate Rene Reza Ricardo Riccardo Richard
  Robert Roberta Roberto Rodrigo Roger Rohan Roland Rolf Romain Ron Ronald Rosa Rosalie Rosemary Roxana Roy Ruben Rudolf Russell Ruth Ryan Sabine
  Sabrina Sally Salma Sam Samantha Samir Samuel Sandeep Sandra Sanjay Sara Sarah Sascha Saskia Scott Sean Sebastian Sebastien Selma Serge Sergei
  Sergey Sergio Seth Shane Shannon Sharon Shaun Shawn Sheila Shirley Shreya Silke Silvia Simon Simona Simone Sofie Sonia Sonja Sophia Sophie Stacey
  Stacy Stanislav Stefan Stefania Stefanie Steffen Stella Stephan Stephanie Stephen Steve Steven Stuart Sunil Suresh Susan Susanna Susanne Suzanne
  Sven Svenja Svetlana Sylvia Sylvie Tamara Tania Tanja Tanya Tara Tatiana Teresa Thea Theo Theodor Theresa Thiago Thibault Thierry Thomas Thorsten
  Tiffany Tim Timo Timothy Tina Tobias Todd Tom Tomas Tomasz Tommy Tony Torsten Tracy Tristan Troy Ulrich Ulrike Ursula Uwe Valentin Valentina Valeria
  Valerie Vanessa Vasily Vera Verena Veronica Veronika Vicky Vijay Vikram Viktor Viktoria Vincent Vincenzo Vinod Vladimir Walter Wendy Werner Wilhelm
  William Wilma Wojciech Wolfgang Xavier Xiomara Yann Yannick Yasmin Yasmine Yulia Yuri Yusuf Yves Yvette Yvonne Zachary Zahra Zeynep Zoe Zofia`.split(/\s+/),
);

/** Given names that are also words, places or products: names only behind a verb such as "ask". */
export const AMBIGUOUS_NAMES: ReadonlySet<string> = new Set(
  `Adam Alba Angela Art Asha August Bill Bob Brooke Chad Chase Christian Chuck Dean Don Drew Elif Ernst Eve Faith Frank Gene Grace Grant Hope Hugo
  Hunter Iris Ivy Jack Jan Jasmine Jay Jesus Jordan Josh Joy Julia June Kai Lance Lee Lily Louis Luke Marina Mark Max Maya Melody Mercedes Milan Miles
  Nick Noah Norm Norman Pascal Pat Pearl Penny Raj Ray Regina Rich Rita Rob Robin Roman Rose Ruby Rui Said Sana Sandy Santiago Sid Sidney Sky Sofia
  Stan Sue Ted Terry Travis Victor Victoria Violet Wade Wei Will Yan Yuki`.split(/\s+/),
);
